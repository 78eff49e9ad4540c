package dev.assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * Runs the frequent commands once against canned answers, for the JVM to remember what they load.
 *
 * <p>The launcher records an ahead-of-time cache while this runs. Nothing here is part of any
 * command, and a rehearsal that fails only costs the speed. The verbs that talk to Kafka are left
 * out: what is in the cache is mapped and linked at every start, and theirs is most of a megabyte
 * of classes that a question to the registry never needs.
 *
 * @see <a href="https://openjdk.org/jeps/514">JEP 514: Ahead-of-Time Command-Line Ergonomics</a>
 */
final class Rehearsal {
  private static final String POLICY =
      """
      {"scope":"schema:a.A","mode":"enforce","enforced_percent":100,"revision":1,"by":"b",\
      "reason":"r","since":"2026-11-21T00:00:00Z"}\
      """;
  private static final String SCHEMA =
      """
      {"name":"a.A","track":"v1","core_version":"1.0.0","sha256":"ab","$schema_id":"a.A",\
      "content":{"type":"object","multipleOf":1.5},"deprecated":false,"deprecation_note":null}\
      """;
  private static final String GROUP =
      """
      {"fingerprint":"v1:0","count":1,"schema":"v1/a.A","reason":"schema-violation",\
      "keyword":"type","place":"/a","message":"m","source_topics":["t"],"first_seen":"f",\
      "last_seen":"l"}\
      """;
  private static final String SAMPLES =
      """
      {"group":%s,"samples":[{"topic":"t","partition":0,"offset":1,"timestamp_ms":2,\
      "failed_at_ms":3,"schema":"v1/a.A@1.0.0","key":"k","value":"{\\"a\\":1}",\
      "truncated":false,"attempt":0,"errors":[{"instance":"/a","keyword":"type","schema":"#",\
      "message":"m"}]}]}\
      """
          .formatted(GROUP);
  private static final Map<String, String> ANSWERS =
      Map.of(
          "/index",
          """
          {"tracks":{"v1":{"count":1,"schemas":[{"name":"a.A","$schema_id":"a.A",\
          "sha256":"ab","latest_core_version":"1.0.0","deprecated":false}]}},\
          "generated_at":"2026-11-21T00:00:00Z"}\
          """,
          "/schemas/v1/a.A",
          SCHEMA,
          "/schemas/v1/a.A/versions",
          """
          [{"core_version":"1.0.0","sha256":"ab","created_at":"c","deprecated":false}]\
          """,
          "/admin/schemas",
          SCHEMA,
          "/enforcement",
          "{\"policies\":[%s],\"default\":%s}".formatted(POLICY, POLICY),
          "/enforcement/schema:a.A",
          POLICY,
          "/instances",
          """
          {"instances":[{"instance":"i","incarnation":"a1","live":true,"silent_ms":1,\
          "report":{"host":"h","application":"a","version":"1","started_ms":1,"beat_ms":500,\
          "state":"RUNNING","schemas_offset":9,"enforcement_offset":9,"policy_revision":1,\
          "assignment":[],"counts":[]}}]}\
          """,
          "/failures",
          "[" + GROUP + "]",
          "/failures/v1%3A0",
          SAMPLES);

  private Rehearsal() {}

  /** Runs them. */
  public static void main(String[] args) throws IOException {
    HttpServer stage =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    stage.createContext("/", Rehearsal::answer);
    stage.start();
    Path schema = Files.createTempFile("a.A", ".json");
    Files.writeString(schema, "{\"type\":\"object\"}");
    try {
      play("http://127.0.0.1:" + stage.getAddress().getPort(), schema.toString());
    } finally {
      Files.delete(schema);
      stage.stop(0);
    }
  }

  private static void play(String url, String schemaFile) {
    for (String json : List.of("", "--json")) {
      run("schema", "list", "--registry", url, json);
      run("schema", "get", "a.A", "--registry", url, json);
      run("schema", "versions", "a.A", "--registry", url, json);
      run("schema", "publish", schemaFile, "--name", "a.A", "--registry", url, json);
      run("mode", "get", "--registry", url, json);
      run("mode", "set", "a.A", "enforce", "--registry", url, json);
      run("dlq", "list", "--dlq-handler", url, json);
      run("dlq", "show", "v1:0", "--dlq-handler", url, json);
    }
    run("mode", "get", "nobody.Knows", "--registry", url);
    run("mode", "get", "--registry", "http://127.0.0.1:1");
    run("--version");
    run("--help");
    run("mode", "--help");
  }

  private static void run(String... arguments) {
    String[] words =
        List.of(arguments).stream().filter(word -> !word.isEmpty()).toArray(String[]::new);
    CommandLine commandLine = Main.commandLine(words);
    commandLine.setOut(new PrintWriter(Writer.nullWriter()));
    commandLine.setErr(new PrintWriter(Writer.nullWriter()));
    commandLine.execute(words);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    byte[] body = ANSWERS.getOrDefault(path, "{\"status\":404,\"detail\":\"?\"}").getBytes(UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Assay-Offset", "1.1");
    exchange.sendResponseHeaders(ANSWERS.containsKey(path) ? 200 : 404, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
