package dev.assay.registry;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.json.WireJson;
import dev.assay.kit.http.MountedRoute;
import dev.assay.registry.Cluster.Replica;
import dev.assay.registry.Raw.Answered;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Every route against every trick: each a 4xx that says what to do, never a 500. */
@ExtendWith(Kafka.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HardeningTest {
  private static final byte[] NOTHING = new byte[0];
  private static final String JSON = "Content-Type: application/json\r\n";

  /** What takes events takes broken ones too: its answer is a verdict. */
  private static final Set<String> JUDGES = Set.of("/validate/:track/:name");

  /** What has no use for a body doesn't read it. */
  private static final Set<String> WITHOUT_BODY =
      Set.of(
          "POST /mirror/verify",
          "POST /mirror/rebuild",
          "POST /schemas/:track/:name/restore",
          "POST /schemas/:track/:name/purge",
          "DELETE /schemas/:track/:name",
          "DELETE /schemas/:track/:name/deprecation",
          "DELETE /schema/:id",
          "DELETE /compatibility/*",
          "DELETE /bindings/:name");

  private Replica replica;

  @BeforeAll
  void start(Cluster cluster) {
    replica = cluster.start();
    replica.http().publish("v1", "ticks", "1.0.0", Wishes.requiring("price"));
  }

  @AfterAll
  void stop() {
    replica.close();
  }

  private record Trick(String name, UnaryOperator<String> onTarget) {}

  private static final List<Trick> ON_ADDRESSES =
      List.of(
          new Trick("goes up", target -> target + "/.."),
          new Trick("goes up from the top", target -> "/.." + target),
          new Trick("stays where it is", target -> "/." + target),
          new Trick("goes up, encoded", target -> target + "/%2e%2E"),
          new Trick("encoded slash", target -> target + "%2f"),
          new Trick("encoded backslash", target -> target + "%5c"),
          new Trick("NUL", target -> target + "%00"),
          new Trick("line break", target -> target + "%0d%0aX: y"),
          new Trick("broken encoding", target -> target + "%zz"),
          new Trick("cut encoding", target -> target + "%2"),
          new Trick("not UTF-8", target -> target + "%ff%fe"),
          new Trick("overlong UTF-8 of a slash", target -> target + "%c0%af"),
          new Trick("empty part", target -> "/" + target),
          new Trick("name without end", target -> target + "x".repeat(1_000)),
          new Trick("address without end", target -> target + "?a=" + "x".repeat(9_000)),
          new Trick("line without end", target -> target + "?a=" + "x".repeat(30_000)),
          new Trick("parameter twice", target -> target + "?limit=1&limit=2"),
          new Trick("parameter twice, encoded", target -> target + "?limit=1&%6cimit=2"),
          new Trick("parameter that is no text", target -> target + "?limit=%ff"),
          new Trick("NUL in a parameter", target -> target + "?limit=%00"),
          new Trick("parameters without end", target -> target + "?" + "a&".repeat(100)));

  @TestFactory
  Stream<DynamicTest> noAddressIsTakenForAnother() {
    return routes()
        .flatMap(route ->
            ON_ADDRESSES.stream()
                .map(trick ->
                    DynamicTest.dynamicTest(
                        "%s: %s".formatted(name(route), trick.name()),
                        () -> {
                          String target = trick.onTarget().apply(target(route));
                          refused(send(route.method().name(), target, "", NOTHING));
                        })));
  }

  private record Body(String name, String headers, Supplier<byte[]> bytes) {
    Body(String name, String headers, String text) {
      this(name, headers, () -> text.getBytes(UTF_8));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static List<Body> bodies() {
    return List.of(
        new Body("empty", JSON, ""),
        new Body("not JSON", JSON, "{"),
        new Body("two documents", JSON, "{} {}"),
        new Body("a member twice", JSON, "{\"name\":\"a\",\"name\":\"b\"}"),
        new Body("not UTF-8", JSON, () -> new byte[] {'"', (byte) 0xff, '"'}),
        new Body("UTF-16", JSON, () -> "{\"name\":\"a\"}".getBytes(UTF_16)),
        new Body("deep", JSON, ("[".repeat(20_000) + "]".repeat(20_000))),
        new Body("a number without end", JSON, ("[" + "9".repeat(5_000) + "]")),
        new Body("an array", JSON, "[]"),
        new Body("null", JSON, "null"),
        new Body("text", "Content-Type: text/plain\r\n", "{}"),
        new Body("a form", "Content-Type: application/x-www-form-urlencoded\r\n", "a=b"),
        new Body("JSON in Latin-1", "Content-Type: application/json; charset=iso-8859-1\r\n", "{}"),
        new Body("oversized", JSON, " ".repeat(5 << 20)));
  }

  @TestFactory
  Stream<DynamicTest> noBodyIsTakenForAnother() {
    return routes()
        .filter(route -> !route.method().name().equals("GET"))
        .filter(route -> !WITHOUT_BODY.contains(name(route)))
        .flatMap(route ->
            bodies().stream()
                .map(body ->
                    DynamicTest.dynamicTest(
                        "%s: %s".formatted(name(route), body), () -> tried(route, body))));
  }

  private void tried(MountedRoute route, Body body) throws Exception {
    Answered answer =
        send(route.method().name(), target(route), body.headers(), body.bytes().get());
    if (JUDGES.contains(route.path()) && answer.status() == 200) {
      assertThat(WireJson.MAPPER.readTree(answer.body()).get("verdict").asString())
          .isNotEqualTo("valid");
    } else {
      refused(answer);
    }
  }

  @TestFactory
  Stream<DynamicTest> commandsNameTheMemberThatTheyDoNotKnow() {
    return Stream.of(
            "POST /admin/schemas",
            "POST /admin/sync",
            "POST /admin/telemetry",
            "POST /releases",
            "POST /compat/check",
            "PUT /schemas/v1/ticks/deprecation",
            "PUT /compatibility/subject:v1/ticks",
            "PUT /enforcement/schema:ticks",
            "PUT /bindings/ticks",
            "POST /diff")
        .map(command ->
            DynamicTest.dynamicTest(
                command,
                () -> {
                  String[] parts = command.split(" ");
                  Answered answer =
                      send(parts[0], parts[1], JSON, "{\"colour\":\"red\"}".getBytes(UTF_8));
                  refused(answer);
                  assertThat(answer.body()).contains("'colour'");
                }));
  }

  @TestFactory
  Stream<DynamicTest> everyOtherMethodIsAnsweredWithWhatIsAllowed() {
    return routes()
        .map(MountedRoute::path)
        .distinct()
        .map(path ->
            DynamicTest.dynamicTest(
                path,
                () -> {
                  Answered wrong = send("PATCH", target(path), "", NOTHING);
                  assertThat(wrong.status()).isEqualTo(405);
                  refused(wrong);
                  Answered asked = send("OPTIONS", target(path), "", NOTHING);
                  assertThat(asked.status()).isEqualTo(204);
                  assertThat(asked.header("Allow")).isNotEmpty().isEqualTo(wrong.header("Allow"));
                  if (asked.header("Allow").contains("GET")) {
                    Answered head = send("HEAD", target(path), "", NOTHING);
                    assertThat(head.status()).isLessThan(500);
                    assertThat(head.body()).isEmpty();
                  }
                }));
  }

  @Test
  void whatIsNoRequestIsRefused() throws Exception {
    refused(send("GET", "/index HTTP/9.9 x", "", NOTHING));
    refused(send("GET", "/index", "X: " + "y".repeat(20_000) + "\r\n", NOTHING));
  }

  @Test
  void headSaysWhatGetWouldSay() throws Exception {
    Answered get = send("GET", "/schemas/v1/ticks", "", NOTHING);
    Answered head = send("HEAD", "/schemas/v1/ticks", "", NOTHING);

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
    assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
  }

  private Stream<MountedRoute> routes() {
    return replica.service().routes().stream();
  }

  private static String name(MountedRoute route) {
    return route.method() + " " + route.path();
  }

  private static String target(MountedRoute route) {
    return target(route.path());
  }

  private static String target(String path) {
    return path.replace(":track", "v1")
        .replace(":name", "ticks")
        .replace(":scope", "schema:ticks")
        .replace(":version", "1.0.0")
        .replace("/compatibility/*", "/compatibility/subject:v1/ticks")
        .replace(":from", "1.0.0")
        .replace(":to", "1.0.0")
        .replace(":id", path.startsWith("/schemas/by-id") ? "1" : "ticks_v1")
        .replaceAll(":[a-z]+", "x");
  }

  private Answered send(String method, String target, String headers, byte[] body)
      throws Exception {
    URI uri = replica.service().uri();
    return Raw.send(uri, method, target, headers, body);
  }

  private static void refused(Answered answer) {
    assertThat(answer.status()).as(answer.head() + answer.body()).isBetween(400, 499);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    JsonNode problem = WireJson.MAPPER.readTree(answer.body());
    assertThat(problem.get("status").intValue()).isEqualTo(answer.status());
    for (String member : List.of("type", "title", "detail", "remedy")) {
      assertThat(problem.path(member).asString(""))
          .as(member + " of " + answer.body())
          .isNotBlank();
    }
  }
}
