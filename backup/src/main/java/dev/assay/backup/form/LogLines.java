package dev.assay.backup.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Records as the bytes of a part: a line of JSON each, compressed with gzip. */
public final class LogLines {
  private LogLines() {}

  /** The bytes of a part; equal for equal records. */
  public static byte[] pack(List<LogRecord> records) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream lines = new GZIPOutputStream(bytes)) {
      for (LogRecord record : records) {
        lines.write(RecordLine.write(record));
        lines.write('\n');
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * The records of a part.
   *
   * @throws IllegalArgumentException if the bytes are none
   */
  public static List<LogRecord> unpack(byte[] bytes) {
    List<LogRecord> records = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(new ByteArrayInputStream(bytes)), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        records.add(RecordLine.read(line));
      }
    } catch (IOException damaged) {
      throw new IllegalArgumentException("no lines compressed with gzip", damaged);
    }
    return records;
  }
}
