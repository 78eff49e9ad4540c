package dev.assay.cli.deadletters.export;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.rest.LettersBody.Letter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetLettersTest {
  private static final int LETTERS = 1_000;

  @TempDir private Path directory;

  @Test
  void noLetterIsLostBetweenRowGroups() throws Exception {
    Path file = directory.resolve("letters.parquet");
    try (LetterSink sink = new ParquetLetters(file, 20_000)) {
      for (int n = 0; n < LETTERS; n++) {
        sink.write(letter(n));
      }
      sink.finish();
    }

    assertThat(number("SELECT count(DISTINCT row_group_id) FROM parquet_metadata('%s')", file))
        .isGreaterThan(1);
    assertThat(number("SELECT count(DISTINCT \"offset\") FROM '%s'", file)).isEqualTo(LETTERS);
    assertThat(number("SELECT count(*) FROM '%s'", file)).isEqualTo(LETTERS);
  }

  @Test
  void whatWasNotFinishedIsNoParquet() throws Exception {
    Path file = directory.resolve("letters.parquet");
    try (LetterSink sink = new ParquetLetters(file, 20_000)) {
      for (int n = 0; n < LETTERS; n++) {
        sink.write(letter(n));
      }
    }

    assertThat(endOf(file)).isNotEqualTo("PAR1");
  }

  private static String endOf(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return new String(bytes, bytes.length - 4, 4, US_ASCII);
  }

  private static long number(String sql, Path file) throws Exception {
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        var statement = duckdb.createStatement();
        ResultSet rows = statement.executeQuery(sql.formatted(file))) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static Letter letter(int n) {
    return new Letter(
        "v1:5f2b8c0e9a17d3c4",
        "t.dlq",
        0,
        n,
        n,
        "t",
        0,
        n,
        n,
        Optional.empty(),
        "not-json",
        "event %d is no JSON".formatted(n),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
