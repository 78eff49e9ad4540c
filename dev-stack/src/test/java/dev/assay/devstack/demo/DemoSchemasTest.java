package dev.assay.devstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class DemoSchemasTest {
  private static final Subject FEEDBACK_V1 = Subject.parse("v1/telemetry.FeedbackEvent");
  private static final Subject FEEDBACK_V2 = Subject.parse("v2/telemetry.FeedbackEvent");
  private static final JsonMapper JSON = new JsonMapper();

  static Stream<Subject> subjects() {
    return DemoSchemas.subjects();
  }

  static Stream<String> validExamples() {
    return examples("feedback-valid.jsonl");
  }

  static Stream<String> invalidExamples() {
    return examples("feedback-invalid.jsonl");
  }

  private static Stream<String> examples(String file) {
    return DemoSchemas.text(DemoSchemas.ROOT.resolve("examples").resolve(file)).lines();
  }

  @Test
  void theFolderHoldsExactlyTheSchemasThatTheTestsKnow() throws IOException {
    try (Stream<Path> files = Files.walk(DemoSchemas.ROOT)) {
      assertThat(
              files.filter(
                  file -> file.toString().endsWith(".json") && !file.endsWith("contracts.json")))
          .containsExactlyInAnyOrderElementsOf(subjects().map(DemoSchemas::fileOf).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void aSchemaIsValidAgainstItsMetaSchema(Subject subject) {
    String dialect = document(subject).get("$schema").asString();

    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(dialect))
                .validate(document(subject)))
        .isEmpty();
    assertThat(dialect).isEqualTo("https://json-schema.org/draft/2020-12/schema");
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void aSchemaCarriesTheVersionOfItsTrack(Subject subject) {
    SemVer version = SemVer.parse(document(subject).get("x-core-version").asString());

    assertThat("v" + version.major()).isEqualTo(subject.track().value());
    assertThat(version.isPreRelease()).isEqualTo(subject.track().value().equals("v2"));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void aReferenceNeverLeavesItsDocument(Subject subject) {
    assertThat(document(subject).findValues("$ref"))
        .allSatisfy(reference -> assertThat(reference.asString()).startsWith("#/"));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void everyFieldIsDescribedOrRefersToWhatIs(Subject subject) {
    JsonNode document = document(subject);

    assertThat(document.get("title").asString()).isNotBlank();
    assertThat(document.get("description").asString()).isNotBlank();
    assertThat(document.get("properties").values())
        .allSatisfy(field -> assertThat(field.path("description").asString("")).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void aFieldThatNobodyDeclaredIsAllowed(Subject subject) {
    assertThat(document(subject).has("additionalProperties")).isFalse();
    assertThat(document(subject).has("unevaluatedProperties")).isFalse();
  }

  @Test
  void theComponentsOfAHealthStatusAreHealthComponents() {
    for (String track : DemoSchemas.TRACKS) {
      JsonNode embedded =
          document(Subject.of(track, "telemetry.HealthStatus")).at("/$defs/HealthComponent");
      JsonNode alone = document(Subject.of(track, "telemetry.HealthComponent"));

      assertThat(embedded.get("properties")).as(track).isEqualTo(alone.get("properties"));
      assertThat(embedded.get("required")).as(track).isEqualTo(alone.get("required"));
    }
  }

  @ParameterizedTest
  @MethodSource("validExamples")
  void anEventOfTheValidExamplesIsValid(String event) {
    assertThat(DemoSchemas.accepts(FEEDBACK_V1, event)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("invalidExamples")
  void anEventOfTheInvalidExamplesIsInvalidInBothTracks(String event) {
    assertThat(DemoSchemas.accepts(FEEDBACK_V1, event)).isFalse();
    assertThat(DemoSchemas.accepts(FEEDBACK_V2, event)).isFalse();
  }

  @Test
  void theValidExamplesHoldAnEventOfEitherTrack() {
    assertThat(validExamples().filter(event -> DemoSchemas.accepts(FEEDBACK_V2, event))).hasSize(1);
    assertThat(validExamples().count()).isGreaterThan(1);
  }

  private static JsonNode document(Subject subject) {
    return JSON.readTree(DemoSchemas.text(DemoSchemas.fileOf(subject)));
  }
}
