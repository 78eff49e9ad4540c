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
