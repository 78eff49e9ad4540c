package dev.assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.validation.Engine;
import dev.assay.schema.validation.Judge;
import dev.assay.schema.validation.SchemaCompiler;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.schema.validation.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Records of the project's schemas, held against the validator. */
class GeneratedRecordsTest {
  private static final Path SCHEMAS = Path.of("../schemas");

  /** A value of every kind, and values at the bounds that the schemas have. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1",
          "2",
          "0.5",
          "1.5",
          "\"\"",
          "\"x\"",
          "\"ok\"",
          "\"hard\"",
          "\"degraded\"",
          "\"" + "y".repeat(257) + "\"",
          "[]",
          "[null]",
          "[{}]",
          "{}",
          "{\"a\":\"b\"}",
          "{\"a\":1}",
          "[{\"name\":\"a\",\"state\":\"healthy\"}]");

  private static final Map<String, String> EVENTS =
      Map.of(
          "FeedbackEvent",
          "{\"coordinator_id\":\"c\",\"queue_size\":1,\"capacity\":2,\"level\":\"ok\",\"source\":\"s\",\"ts\":1.5,\"reason\":\"r\",\"utilization\":0.5}",
          "HealthComponent",
          "{\"name\":\"n\",\"state\":\"healthy\",\"details\":{\"a\":\"b\"}}",
          "HealthStatus",
          "{\"service\":\"s\",\"state\":\"healthy\",\"components\":[{\"name\":\"n\",\"state\":\"degraded\",\"details\":{}}],\"version\":\"1\",\"ts\":0}",
          "RateAdjustment",
          "{\"provider\":\"p\",\"scale\":0.5,\"reason\":\"ok\",\"ts\":1}");

  @TempDir private static Path directory;
  private static GeneratedJava generated;

  @BeforeAll
  static void generate() {
    generated = GeneratedJava.of(directory, SCHEMAS.toString());
  }

  @Test
  void everyValidExampleComesBackValid() throws IOException {
    Judge judge = judge(Files.readAllBytes(SCHEMAS.resolve("v1/telemetry.FeedbackEvent.json")));
    for (String event : Files.readAllLines(SCHEMAS.resolve("examples/feedback-valid.jsonl"))) {
      String written = generated.throughRecord("telemetry.v1.FeedbackEvent", event);

      assertThat(isValid(judge, written)).as(written).isTrue();
      JsonNode before = GeneratedJava.MAPPER.readTree(event);
      GeneratedJava.MAPPER
          .readTree(written)
          .properties()
          .forEach(member ->
              assertThat(member.getValue().asDecimal(null) == null)
                  .as(member.getKey())
                  .isEqualTo(before.path(member.getKey()).asDecimal(null) == null));
    }
  }

  @Test
  void everyInvalidExampleIsRefused() throws IOException {
    for (String event : Files.readAllLines(SCHEMAS.resolve("examples/feedback-invalid.jsonl"))) {
      assertThatThrownBy(() -> generated.throughRecord("telemetry.v1.FeedbackEvent", event))
          .as(event)
          .isInstanceOf(JacksonException.class);
    }
  }

  /** Each member of each schema with each of many values, left out, and with a stranger beside. */
  @TestFactory
  Stream<DynamicTest> aRecordHoldsWhatTheValidatorAcceptsAndNothingElse() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String track : List.of("v1", "v2")) {
      for (String name : EVENTS.keySet().stream().sorted().toList()) {
        Judge judge =
            judge(Files.readAllBytes(SCHEMAS.resolve(track + "/telemetry." + name + ".json")));
        tests.add(
            DynamicTest.dynamicTest(
                track + "/" + name,
                () ->
                    variants(String.valueOf(EVENTS.get(name)))
                        .forEach(event -> agree("telemetry." + track + "." + name, event, judge))));
      }
    }
    return tests.stream();
  }

  private static void agree(String type, String event, Judge judge) {
    String written;
    try {
      written = generated.throughRecord(type, event);
    } catch (JacksonException refused) {
      assertThat(isValid(judge, event)).as("%s refuses %s (%s)", type, event, refused).isFalse();
      return;
    }
    assertThat(isValid(judge, withoutNull(event))).as("%s holds %s", type, event).isTrue();
    assertThat(isValid(judge, written)).as("%s writes %s", type, written).isTrue();
  }

  /** Null where a value may be left out is read as left out, and written so. */
  private static String withoutNull(String event) {
    JsonNode whole = GeneratedJava.MAPPER.readTree(event);
    return whole instanceof ObjectNode object ? nonNull(object).toString() : event;
  }

  private static ObjectNode nonNull(ObjectNode object) {
    List<String> nulls =
        object.properties().stream()
            .filter(member -> member.getValue().isNull())
            .map(Map.Entry::getKey)
            .toList();
    return object.without(nulls);
  }

  private static List<String> variants(String event) {
    List<String> variants = new ArrayList<>(List.of(event, "[]", "1", "\"x\"", "{"));
    ObjectNode whole = (ObjectNode) GeneratedJava.MAPPER.readTree(event);
    whole
        .propertyNames()
        .forEach(name -> {
          variants.add(whole.deepCopy().without(List.of(name)).toString());
          VALUES.forEach(value ->
              variants.add(
                  whole.deepCopy().set(name, GeneratedJava.MAPPER.readTree(value)).toString()));
        });
    variants.add(whole.deepCopy().put("stranger", 1).toString());
    return variants;
  }

  static Judge judge(byte[] schema) {
    SchemaReading reading = new SchemaReader(new DocumentLimits(1 << 20, 200, 10_000)).read(schema);
    if (!(reading instanceof SchemaReading.Readable(SchemaDocument document))) {
      throw new AssertionError(reading);
    }
    return new SchemaCompiler(new ValidationLimits(1 << 20, 200, 10)).judge(document, Engine.AUTO);
  }

  static boolean isValid(Judge judge, String event) {
    return judge.judge(event.getBytes(UTF_8)).verdict() instanceof Verdict.Valid;
  }
}
