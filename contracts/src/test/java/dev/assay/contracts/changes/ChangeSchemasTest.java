package dev.assay.contracts.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.json.WireJson;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.validation.SchemaCompiler;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.schema.validation.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ChangeSchemasTest {
  private static final SchemaReader READER = new SchemaReader(DocumentLimits.defaults());
  private static final SchemaCompiler COMPILER = new SchemaCompiler(ValidationLimits.defaults());

  @TestFactory
  List<DynamicTest> everyTypeHasASchemaThatCanBePublished() {
    return Arrays.stream(ChangeType.values())
        .map(type ->
            DynamicTest.dynamicTest(
                type.shortName(),
                () ->
                    assertThat(READER.read(ChangeSchemas.of(type)))
                        .isInstanceOf(SchemaReading.Readable.class)))
        .toList();
  }

  /** What is told of each type, with every member that it may have. */
  private static Object told(ChangeType type) {
    return switch (type) {
      case VERSION_PUBLISHED ->
          new VersionChange(
              "v1",
              "a.B",
              "1.0.0",
              Optional.empty(),
              4,
              "a.B",
              "0".repeat(64),
              "none",
              false,
              "ada");
      case DEPRECATION_STATED ->
          new DeprecationChange(
              "v1",
              "a.B",
              "1.0.0",
              true,
              "use v2",
              Optional.of("2027-01-31"),
              Optional.of("v2/a.B"),
              "ada");
      case DELETION_STATED -> new DeletionChange("v1", "a.B", "1.0.0", true, "unused", "ada");
      case VERSION_PURGED -> new PurgeChange("v1", "a.B", "1.0.0", 4, "unused", "ada");
      case RELEASE_PUBLISHED -> new ReleaseChange(1, "spring", List.of("v1/a.B@1.0.0"), "ada");
      case DRIFT_REPORTED ->
          new DriftChange(
              "v1", "a.B", Optional.of("1.0.0"), "unknown-field", Optional.of("/x"), "", 12, "ada");
      case COMPATIBILITY_SET ->
          new CompatibilityChange(
              "track:v1",
              Optional.of("BACKWARD"),
              Optional.of("strict"),
              "SEMVER",
              "lenient",
              3,
              "ada",
              "");
      case BINDING_SET ->
          new BindingChange(
              "orders",
              false,
              Optional.of("assay-validator"),
              Optional.of("orders"),
              Optional.of("a.B"),
              Optional.of("orders\\..*"),
              Optional.of("a.A"),
              3,
              "ada",
              "a new topic");
      case POLICY_SET -> new PolicyChange("*", "canary", 10, "off", 3, "ada", "clean for a week");
    };
  }

  @TestFactory
  List<DynamicTest> everyTypesSchemaAcceptsWhatIsToldAndMissesWhatIsLeftOut() {
    return Arrays.stream(ChangeType.values())
        .map(type ->
            DynamicTest.dynamicTest(
                type.shortName(),
                () -> {
                  assertThat(verdict(type, told(type))).isEqualTo(Verdict.valid());
                  assertThat(verdict(type, Map.of("by", "ada")))
                      .isInstanceOf(Verdict.Invalid.class);
                }))
        .toList();
  }

  @Test
  void theSchemasAcceptWhatIsToldAndRefuseWhatIsNot() {
    VersionChange published =
        new VersionChange(
            "v1",
            "a.B",
            "1.1.0",
            Optional.of("1.0.0"),
            4,
            "a.B",
            "0".repeat(64),
            "minor",
            false,
            "ada");

    assertThat(verdict(ChangeType.VERSION_PUBLISHED, published)).isEqualTo(Verdict.valid());
    assertThat(verdict(ChangeType.VERSION_PUBLISHED, List.of()))
        .isInstanceOf(Verdict.Invalid.class);
    assertThat(
            verdict(
                ChangeType.POLICY_SET,
                new PolicyChange("*", "canary", 10, "off", 3, "ada", "clean for a week")))
        .isEqualTo(Verdict.valid());
    assertThat(
            verdict(
                ChangeType.POLICY_SET, new PolicyChange("*", "strict", 10, "off", 3, "ada", "")))
        .isInstanceOf(Verdict.Invalid.class);
  }

  private static Verdict verdict(ChangeType type, Object data) {
    if (READER.read(ChangeSchemas.of(type)) instanceof SchemaReading.Readable(var document)) {
      return COMPILER.compile(document).validate(WireJson.MAPPER.writeValueAsBytes(data));
    }
    throw new AssertionError(type + " has no readable schema");
  }

  @Test
  void aTypeIsKnownByOneNameInAllPlaces() {
    assertThat(ChangeType.VERSION_PUBLISHED.shortName()).isEqualTo("version-published");
    assertThat(ChangeType.VERSION_PUBLISHED.schemaName()).isEqualTo("assay.VersionPublished");
    assertThat(Arrays.stream(ChangeType.values()).map(ChangeType::schemaName))
        .doesNotHaveDuplicates();
  }
}
