package dev.assay.cli.deadletters.export;

import dev.assay.contracts.rest.LettersBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.RecordConsumer;

/**
 * Letters in a file of Apache Parquet, compressed with gzip.
 *
 * <p>Row groups are put together here from the parts that Parquet's own {@code ParquetWriter} is
 * made of, because that one needs classes of Hadoop and these don't. One row group is held in
 * memory. Used by one thread.
 */
final class ParquetLetters implements LetterSink {
  /** In memory, where a row group is until it is full. */
  static final long ROW_GROUP_BYTES = 32L << 20;

  private static final int COLUMN_INDEX_BYTES = 64;
  private static final int STATISTICS_BYTES = 128;

  private final ParquetProperties properties = ParquetProperties.builder().build();
  private final ParquetFileWriter file;
  private final long rowGroupBytes;
  private Optional<RowGroup> open = Optional.empty();
  private int ordinal;

  ParquetLetters(Path path, long rowGroupBytes) throws IOException {
    this.rowGroupBytes = rowGroupBytes;
    this.file =
        new ParquetFileWriter(
            new LocalOutputFile(path),
            LetterColumns.TYPE,
            ParquetFileWriter.Mode.CREATE,
            rowGroupBytes,
            0,
            COLUMN_INDEX_BYTES,
            STATISTICS_BYTES,
            true);
    file.start();
  }

  @Override
  public void write(LettersBody.Letter letter) throws IOException {
    RowGroup group = open.orElseGet(RowGroup::new);
    open = Optional.of(group);
    group.add(letter);
    if (group.isFull()) {
      put(group);
    }
  }

  @Override
  public void finish() throws IOException {
    if (open.isPresent()) {
      put(open.get());
    }
    file.end(Map.of());
  }

  private void put(RowGroup group) throws IOException {
    group.put();
    group.close();
    open = Optional.empty();
    ordinal++;
  }

  @Override
  public void close() throws IOException {
    open.ifPresent(RowGroup::close);
    file.close();
  }

  private final class RowGroup implements AutoCloseable {
    private final ColumnChunkPageWriteStore pages =
        ColumnChunkPageWriteStore.builder()
            .withSchema(LetterColumns.TYPE)
            .withCompressorProvider(_ -> new Gzip())
            .withAllocator(HeapByteBufferAllocator.getInstance())
            .withColumnIndexTruncateLength(COLUMN_INDEX_BYTES)
            .withPageWriteChecksumEnabled(true)
            .withRowGroupOrdinal(ordinal)
            .build();
    private final ColumnWriteStore columns =
        properties.newColumnWriteStore(LetterColumns.TYPE, pages);
    private final RecordConsumer records =
        new ColumnIOFactory().getColumnIO(LetterColumns.TYPE).getRecordWriter(columns);
    private long count;

    void add(LettersBody.Letter letter) {
      LetterColumns.write(letter, records);
      count++;
    }

    boolean isFull() {
      return columns.getBufferedSize() >= rowGroupBytes;
    }

    void put() throws IOException {
      records.flush();
      file.startBlock(count);
      columns.flush();
      pages.flushToFileWriter(file);
      file.endBlock();
      columns.close();
    }

    /** Leaves the columns, whose end would have them written. */
    @Override
    public void close() {
      pages.close();
    }
  }

  /** The JDK's, so that no native code is loaded. */
  private static final class Gzip implements BytesInputCompressor {
    @Override
    public BytesInput compress(BytesInput plain) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (OutputStream packed = new GZIPOutputStream(bytes)) {
        plain.writeAllTo(packed);
      }
      return BytesInput.from(bytes.toByteArray());
    }

    @Override
    public CompressionCodecName getCodecName() {
      return CompressionCodecName.GZIP;
    }

    @Override
    public void release() {
      // Nothing is kept from one page to the next.
    }
  }
}
