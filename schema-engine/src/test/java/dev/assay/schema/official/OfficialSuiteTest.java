package dev.assay.schema.official;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.validation.CompiledSchema;
import dev.assay.schema.validation.SchemaCompiler;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.schema.validation.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the JSON Schema Test Suite against the whole way from text to verdict.
 *
 * <p>Known deviations stand in {@code deviations.txt}, each with its reason; one that isn't a
 * deviation any more fails.
 */
class OfficialSuiteTest {
  private final Deviations deviations = Deviations.read();
  private final SchemaReader reader = new SchemaReader(DocumentLimits.defaults());
  private final SchemaCompiler compiler = new SchemaCompiler(ValidationLimits.defaults());

  @TestFactory
  Stream<DynamicNode> verdictsAgreeWithTheOfficialSuite() {
    return SuiteGroup.files().stream()
        .map(file -> DynamicContainer.dynamicContainer(SuiteGroup.nameOf(file), casesIn(file)));
  }

  private Stream<DynamicTest> casesIn(Path file) {
    return SuiteGroup.in(file).stream()
        .flatMap(group -> group.cases().stream().map(each -> dynamicTest(group, each)));
  }

  private DynamicTest dynamicTest(SuiteGroup group, SuiteGroup.Case each) {
    String name = "%s: %s".formatted(group.name(), each.description());
    String expected = each.valid() ? "valid" : "invalid";
    return DynamicTest.dynamicTest(
        name,
        () -> {
          String actual = judge(group.schema(), each.event());
          if (deviations.contains(name)) {
            assertThat(actual)
                .as("no deviation any more: take it off the list")
                .isNotEqualTo(expected);
          } else {
            assertThat(actual).as("%s\n%s", name, group.schema()).isEqualTo(expected);
          }
        });
  }

  private String judge(String schema, String event) {
    return switch (reader.read(schema)) {
      case SchemaReading.Refused(var faults) -> "schema refused: " + faults;
      case SchemaReading.Readable(var document) -> {
        CompiledSchema compiled = compiler.compile(document);
        yield switch (compiled.validate(event.getBytes(StandardCharsets.UTF_8))) {
          case Verdict.Valid _ -> "valid";
          case Verdict.Invalid _ -> "invalid";
          case Verdict.Unchecked unchecked -> unchecked.toString();
        };
      }
    };
  }
}
