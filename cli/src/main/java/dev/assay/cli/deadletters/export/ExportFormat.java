package dev.assay.cli.deadletters.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How letters are written. */
public enum ExportFormat {
  /** One JSON document a line, as the handler answers. */
  NDJSON,
  /** Apache Parquet, in columns of their own types. */
  PARQUET;

  /** A sink that writes a new file. */
  public LetterSink open(Path file) throws IOException {
    return switch (this) {
      case NDJSON -> new NdjsonLetters(Files.newBufferedWriter(file));
      case PARQUET -> new ParquetLetters(file, ParquetLetters.ROW_GROUP_BYTES);
    };
  }
}
