package dev.assay.registry.describing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.json.WireJson;
import dev.assay.registry.Cluster;
import dev.assay.registry.Cluster.Replica;
import dev.assay.registry.Http;
import dev.assay.registry.Kafka;
import dev.assay.registry.Raw;
import dev.assay.registry.Raw.Answered;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.validation.SchemaCompiler;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.schema.validation.Verdict;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The description against the routes: neither has what the other lacks, and examples work. */
@ExtendWith(Kafka.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
  private static final SchemaReader READER = new SchemaReader(DocumentLimits.defaults());
  private static final SchemaCompiler COMPILER = new SchemaCompiler(ValidationLimits.defaults());
  private Replica replica;
  private JsonNode description;

  @BeforeAll
  void start(Cluster cluster) {
    replica = cluster.start();
    Http http = replica.http();
    String price = "{\"type\":\"object\",\"properties\":{\"price\":{\"type\":\"number\"}%s}}";
    http.publish("v1", "ticks", "1.0.0", price.formatted(""));
    http.publish("v1", "ticks", "1.1.0", price.formatted(",\"venue\":{\"type\":\"string\"}"));
    http.publish("v1", "spent", "1.0.0", price.formatted(""));
    http.publish("v1", "gone", "1.0.0", price.formatted(""));
    http.delete("/schemas/v1/gone");
    description = http.get("/openapi.json").json();
  }

  @AfterAll
  void stop() {
    replica.close();
  }

  private record Described(String method, String path, JsonNode operation) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private List<Described> operations() {
    List<Described> operations = new ArrayList<>();
    description
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation ->
                    operations.add(
                        new Described(
                            operation.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            operation.getValue()))));
    return operations;
  }

  @Test
  void whatIsMountedIsDescribedAndWhatIsDescribedIsMounted() {
    TreeSet<String> mounted = new TreeSet<>();
    replica
        .service()
        .routes()
        .forEach(route -> mounted.add(route.method() + " " + templated(route.path())));
    TreeSet<String> described = new TreeSet<>();
    operations().forEach(operation -> described.add(operation.toString()));

    assertThat(described).isEqualTo(mounted);
  }

  /** A scope may have a slash in it, which Vert.x takes for a part of its own. */
  private static String templated(String path) {
    return path.replaceAll(":([A-Za-z]+)", "{$1}").replaceAll("\\*$", "{scope}");
  }

  @Test
  void itIsWellFormed() {
    assertThat(description.get("openapi").stringValue()).startsWith("3.1.");
    TreeSet<String> ids = new TreeSet<>();
    for (Described each : operations()) {
      assertThat(ids.add(each.operation().get("operationId").stringValue()))
          .as(each.toString())
          .isTrue();
      assertThat(each.operation().get("responses").has("default")).isTrue();
      Matcher parts = Pattern.compile("\\{([A-Za-z]+)}").matcher(each.path());
      while (parts.find()) {
        String part = parts.group(1);
        assertThat(
                parameters(each).stream()
                    .anyMatch(p ->
                        p.get("in").stringValue().equals("path")
                            && p.get("name").stringValue().equals(part)))
            .as("%s describes {%s}", each, part)
            .isTrue();
      }
    }
    references(description)
        .forEach(ref -> assertThat(resolved(ref).isMissingNode()).as(ref).isFalse());
  }

  private static Stream<String> references(JsonNode node) {
    Stream<String> own =
        node.path("$ref").isString() ? Stream.of(node.get("$ref").stringValue()) : Stream.empty();
    return Stream.concat(own, node.valueStream().flatMap(OpenApiTest::references));
  }

  private JsonNode resolved(String ref) {
    return description.at(ref.substring(1));
  }

  private JsonNode resolved(JsonNode node) {
    return node.path("$ref").isString() ? resolved(node.get("$ref").stringValue()) : node;
  }

  private List<JsonNode> parameters(Described each) {
    return each.operation().path("parameters").valueStream().map(this::resolved).toList();
  }

  @TestFactory
  Stream<DynamicTest> everySchemaCanBeUsed() {
    return description
        .get("components")
        .get("schemas")
        .propertyStream()
        .map(schema ->
            DynamicTest.dynamicTest(
                schema.getKey(),
                () ->
                    assertThat(READER.read(standalone(schema.getValue())))
                        .isInstanceOf(SchemaReading.Readable.class)));
  }

  /** A schema with the others that it may refer to. */
  private String standalone(JsonNode schema) {
    ObjectNode whole = WireJson.MAPPER.createObjectNode();
    whole.set("$defs", description.get("components").get("schemas"));
    whole.putArray("allOf").add(schema);
    return whole.toString().replace("#/components/schemas/", "#/$defs/");
  }

  @TestFactory
  Stream<DynamicTest> everyExampleIsAnsweredAsDescribed() {
    return operations().stream()
        .flatMap(each -> {
          JsonNode content = each.operation().path("requestBody").path("content");
          return content.isEmpty()
              ? Stream.of(DynamicTest.dynamicTest(each.toString(), () -> tried(each, "", "")))
              : content
                  .propertyStream()
                  .map(body ->
                      DynamicTest.dynamicTest(
                          "%s with %s".formatted(each, body.getKey()),
                          () -> tried(each, body.getKey(), example(body.getValue()))));
        });
  }

  private static String example(JsonNode body) {
    JsonNode example = body.get("example");
    return example.isString() ? example.stringValue() : example.toString();
  }

  private void tried(Described each, String type, String body) throws Exception {
    String headers =
        "Accept: %s\r\n%s"
            .formatted(
                each.operation().path("x-example-accept").asString("*/*"),
                type.isEmpty() ? "" : "Content-Type: %s\r\n".formatted(type));
    if (!body.isEmpty()) {
      assertThat(
              fits(
                  each.operation().at("/requestBody/content").path(type).path("schema"),
                  body,
                  type))
          .isTrue();
    }
    Answered answer =
        Raw.send(
            replica.service().uri(), each.method(), target(each), headers, body.getBytes(UTF_8));
    JsonNode responses = each.operation().get("responses");
    String first = responses.propertyNames().iterator().next();
    int expected = each.operation().path("x-example-status").asInt(Integer.parseInt(first));
    assertThat(answer.status()).as(answer.body()).isEqualTo(expected);
    JsonNode content = resolved(responses.get(Integer.toString(expected))).path("content");
    if (content.isEmpty()) {
      assertThat(answer.body()).isEmpty();
      return;
    }
    String answered = answer.header("Content-Type").split(";")[0];
    assertThat(content.has(answered)).as("%s describes %s", each, answered).isTrue();
    if (answered.endsWith("json")) {
      assertThat(fits(content.get(answered).get("schema"), answer.body(), answered)).isTrue();
    }
  }

  /** Whether a document fits its schema; streams and texts always do. */
  private boolean fits(JsonNode schema, String document, String type) {
    if (!type.endsWith("json") || type.endsWith("ndjson")) {
      return true;
    }
    SchemaReading reading = READER.read(standalone(schema));
    assertThat(reading).isInstanceOf(SchemaReading.Readable.class);
    Verdict verdict =
        reading instanceof SchemaReading.Readable(var readable)
            ? COMPILER.compile(readable).validate(document.getBytes(UTF_8))
            : Verdict.valid();
    assertThat(verdict).as(document).isEqualTo(Verdict.valid());
    return true;
  }

  private String target(Described each) {
    String path = each.path();
    List<String> query = new ArrayList<>();
    for (JsonNode parameter : parameters(each)) {
      String name = parameter.get("name").stringValue();
      if (!parameter.has("example")) {
        continue;
      }
      String value = parameter.get("example").asString();
      switch (parameter.get("in").stringValue()) {
        case "path" -> path = path.replace("{" + name + "}", value);
        case "query" -> query.add(name + "=" + URLEncoder.encode(value, UTF_8));
        default -> {}
      }
    }
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }
}
