package dev.assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.LettersBody;
import dev.assay.contracts.rest.LettersBody.Letter;
import dev.assay.contracts.rest.LettersBody.LetterHeader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --format parquet} writes, as DuckDB reads it. */
class ParquetExportTest {
  private static final byte[] NO_TEXT = {0, -1, 17, 10};

  private final StubService stub = new StubService();

  @TempDir private Path directory;

  @AfterEach
  void close() {
    stub.close();
  }

  @Test
  void everyFieldOfEveryLetterIsWhatTheLinesOfJsonSay() throws Exception {
    answers(Stream.concat(odd().stream(), ordinary(1_200).stream()).toList());
    Path lines = directory.resolve("letters.ndjson");
    Path columns = directory.resolve("letters.parquet");

    Run ndjson = export("ndjson", lines);
    Run parquet = export("parquet", columns);

    assertThat(ndjson.exitCode()).as(ndjson.err()).isZero();
    assertThat(parquet.exitCode()).as(parquet.err()).isZero();
    assertThat(parquet.out()).isEqualTo("1204 dead letters of 5f2b in %s\n".formatted(columns));
    List<Map<String, String>> expected = new ArrayList<>();
    for (String line : Files.readAllLines(lines)) {
      expected.add(row(WireJson.MAPPER.readValue(line, Letter.class)));
    }
    assertThat(rows(columns)).isEqualTo(expected);
  }

  @Test
  void columnsHaveTheirOwnTypes() throws Exception {
    answers(ordinary(1));
    Path file = directory.resolve("letters.parquet");
    var _ = export("parquet", file);

    Map<String, String> types = new LinkedHashMap<>();
    query(
        "DESCRIBE SELECT * FROM '%s'".formatted(file),
        row -> types.put(row.getString("column_name"), row.getString("column_type")));

    assertThat(types)
        .containsEntry("dead_letter_partition", "INTEGER")
        .containsEntry("dead_letter_offset", "BIGINT")
        .containsEntry("failed_at", "TIMESTAMP WITH TIME ZONE")
        .containsEntry("schema_version", "VARCHAR")
        .containsEntry("value", "BLOB")
        .containsEntry("text", "VARCHAR")
        .containsEntry("headers", "STRUCT(\"name\" VARCHAR, \"value\" BLOB)[]")
        .hasSize(23);
  }

  @Test
  void aGroupWithoutLettersIsAFileWithoutRows() throws Exception {
    answers(List.of());
    Path file = directory.resolve("none.parquet");

    assertThat(export("parquet", file).exitCode()).isZero();
    assertThat(rows(file)).isEmpty();
  }

  @Test
  void anExportThatBreaksOffLeavesNoFileUnderAnyName() throws Exception {
    for (String format : List.of("ndjson", "parquet")) {
      stub.answers(
              "GET /failures/5f2b/letters", 200, body(ordinary(2_000), Optional.of("far-off")))
          .answers("GET /failures/5f2b/letters?after=far-off", 500, "{\"title\":\"no more\"}");

      Run run = export(format, directory.resolve("letters"));

      assertThat(run.exitCode()).as(format).isNotZero();
      assertThat(run.err()).contains("no more");
      try (Stream<Path> left = Files.list(directory)) {
        assertThat(left).as(format).isEmpty();
      }
    }
  }

  @Test
  void nothingIsWrittenOverWhatIsThere() throws Exception {
    Path file = Files.writeString(directory.resolve("letters.parquet"), "mine");

    Run run = export("parquet", file);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("is there already");
    assertThat(file).hasContent("mine");
    assertThat(stub.asked()).isEmpty();
  }

  @Test
  void standardOutputGetsNoParquet() {
    Run run = export("parquet", Path.of("-"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("name a file with --out");
    assertThat(run.out()).isEmpty();
    assertThat(stub.asked()).isEmpty();
  }

  @Test
  void whereThereIsNoDirectoryTheFileIsNamed() {
    answers(ordinary(1));
    Path file = directory.resolve("nowhere/letters.parquet");

    Run run = export("parquet", file);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("can't write '%s'".formatted(file));
  }

  private Run export(String format, Path out) {
    return Run.of(
        "dlq",
        "export",
        "5f2b",
        "--format",
        format,
        "--out",
        out.toString(),
        "--dlq-handler=" + stub.url());
  }

  /** In pages of a thousand. */
  private void answers(List<Letter> letters) {
    int pages = Math.max(1, (letters.size() + 999) / 1_000);
    for (int page = 0; page < pages; page++) {
      List<Letter> part =
          letters.subList(page * 1_000, Math.min(letters.size(), (page + 1) * 1_000));
      stub.answers(
          "GET /failures/5f2b/letters" + (page == 0 ? "" : "?after=p" + page),
          200,
          body(part, Optional.of("p" + (page + 1)).filter(_ -> part.size() == 1_000)));
    }
  }

  private static String body(List<Letter> letters, Optional<String> next) {
    return WireJson.MAPPER.writeValueAsString(new LettersBody(letters, next));
  }

  private static List<Letter> ordinary(int count) {
    return IntStream.range(0, count).mapToObj(ParquetExportTest::letter).toList();
  }

  private static Letter letter(int n) {
    String text = "{\"queue_size\":%d,\"store\":\"Zürich – %d\"}".formatted(-n, n % 7);
    return new Letter(
        "v1:5f2b8c0e9a17d3c4",
        "telemetry.feedback.dlq",
        n % 3,
        1_000L + n,
        1_795_000_000_000L + n,
        "telemetry.feedback",
        n % 12,
        5_000_000_000L + n,
        1_794_999_999_000L + n,
        Optional.of("v1/telemetry.FeedbackEvent@1.%d.0-rc.1".formatted(n % 4)),
        "schema-violation",
        "/queue_size is below 0",
        Optional.of("store-" + n % 5),
        n % 2,
        Optional.of(base64(("key-" + n).getBytes(UTF_8))),
        Optional.of(base64(text.getBytes(UTF_8))),
        Optional.of(text),
        Optional.of("assay"),
        Optional.of("minimum"),
        Optional.of("/queue_size"),
        Optional.of(
            List.of(
                new LetterHeader("assay-reason", Optional.of(base64("x".getBytes(UTF_8)))),
                new LetterHeader("traceparent", Optional.empty()))));
  }

  /** A tombstone, no UTF-8, what an older handler answers, and a header of many. */
  private static List<Letter> odd() {
    Letter like = letter(1);
    return List.of(
        with(like, Optional.empty(), Optional.empty(), Optional.of(List.of())),
        with(like, Optional.of(base64(NO_TEXT)), Optional.empty(), Optional.empty()),
        with(
            like,
            Optional.of(base64(new byte[3_000_000])),
            Optional.empty(),
            Optional.of(List.of(new LetterHeader("", Optional.of(base64(NO_TEXT)))))),
        unknownOrigin());
  }

  private static Letter with(
      Letter like,
      Optional<String> value,
      Optional<String> text,
      Optional<List<LetterHeader>> headers) {
    return new Letter(
        like.fingerprint(),
        like.deadLetterTopic(),
        like.deadLetterPartition(),
        like.deadLetterOffset(),
        like.failedAtMs(),
        like.topic(),
        like.partition(),
        like.offset(),
        like.timestampMs(),
        Optional.of("telemetry.FeedbackEvent"),
        like.reason(),
        like.message(),
        Optional.empty(),
        like.attempt(),
        Optional.empty(),
        value,
        text,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        headers);
  }

  private static Letter unknownOrigin() {
    return new Letter(
        "v1:00", "t.DLT", 0, 0, 0, "t", -1, -1, 5, Optional.empty(), "unreadable", "", Optional
            .empty(), 0, Optional.of(""), Optional.of(""), Optional.of(""), Optional.of(
            "unknown"), Optional.empty(), Optional.empty(), Optional.of(List.of()));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** A letter as the columns should show it. */
  private static Map<String, String> row(Letter letter) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("fingerprint", letter.fingerprint());
    row.put("dead_letter_topic", letter.deadLetterTopic());
    row.put("dead_letter_partition", Integer.toString(letter.deadLetterPartition()));
    row.put("dead_letter_offset", Long.toString(letter.deadLetterOffset()));
    row.put("failed_at", Instant.ofEpochMilli(letter.failedAtMs()).toString());
    row.put("topic", letter.topic());
    row.put("partition", letter.partition() < 0 ? "-" : Integer.toString(letter.partition()));
    row.put("offset", letter.offset() < 0 ? "-" : Long.toString(letter.offset()));
    row.put("timestamp", Instant.ofEpochMilli(letter.timestampMs()).toString());
    String schema = letter.schema().orElse("");
    int slash = schema.indexOf('/');
    int at = schema.indexOf('@');
    row.put("schema_track", slash < 0 ? "-" : schema.substring(0, slash));
    row.put(
        "schema_name",
        schema.isEmpty() ? "-" : schema.substring(slash + 1, at < 0 ? schema.length() : at));
    row.put("schema_version", at < 0 ? "-" : schema.substring(at + 1));
    row.put("reason", letter.reason());
    row.put("keyword", letter.keyword().orElse("-"));
    row.put("place", letter.place().orElse("-"));
    row.put("message", letter.message());
    row.put("written_by", letter.writtenBy().orElse("-"));
    row.put("producer", letter.producer().orElse("-"));
    row.put("attempt", Long.toString(letter.attempt()));
    row.put("key", letter.key().map(ParquetExportTest::bytes).orElse("-"));
    row.put("value", letter.value().map(ParquetExportTest::bytes).orElse("-"));
    row.put("text", letter.text().orElse("-"));
    row.put(
        "headers",
        letter
            .headers()
            .map(all ->
                all.stream()
                    .map(it -> it.name() + "=" + it.value().map(v -> v).orElse("-"))
                    .toList()
                    .toString())
            .orElse("-"));
    return row;
  }

  private static String bytes(String base64) {
    return Arrays.toString(Base64.getDecoder().decode(base64));
  }

  private interface EachRow {
    void accept(ResultSet row) throws Exception;
  }

  private static void query(String sql, EachRow each) throws Exception {
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        var statement = duckdb.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        each.accept(rows);
      }
    }
  }

  private static List<Map<String, String>> rows(Path file) throws Exception {
    List<Map<String, String>> all = new ArrayList<>();
    String headers = "list_transform(headers, lambda h: h.name || '=' || coalesce(base64(h.value), '-'))";
    query(
        "SELECT * REPLACE (%s AS headers) FROM read_parquet('%s')".formatted(headers, file),
        row -> {
          ResultSetMetaData columns = row.getMetaData();
          Map<String, String> values = new LinkedHashMap<>();
          for (int i = 1; i <= columns.getColumnCount(); i++) {
            values.put(columns.getColumnName(i), text(row.getObject(i)));
          }
          all.add(values);
        });
    return all;
  }

  private static String text(@Nullable Object value) throws Exception {
    return switch (value) {
      case null -> "-";
      case OffsetDateTime time -> time.toInstant().toString();
      case java.sql.Blob blob -> Arrays.toString(blob.getBytes(1, (int) blob.length()));
      case java.sql.Array array -> Arrays.toString((Object[]) array.getArray());
      default -> value.toString();
    };
  }
}
