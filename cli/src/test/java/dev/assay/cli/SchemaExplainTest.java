package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaExplainTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "schema-explain | {'type':'object','required':['id'],'additionalProperties':false,'properties':{'id':{'type':'string','minLength':1},'at':{'type':'string','format':'iri'}}}",
        "schema-explain-none | {'dependencies':{'a':['b']}}"
      })
  void aPlanIsToldToPeopleAndAsADocument(String golden, String schema) throws IOException {
    String file = write(schema);

    Run people = Run.of("schema", "explain", file);
    Run document = Run.of("schema", "explain", file, "--json");

    assertAll(
        () -> assertThat(people.exitCode()).isZero(),
        () -> assertThat(document.exitCode()).isZero(),
        () -> Golden.assertThatOutput(people.out(), golden + ".txt"),
        () -> Golden.assertThatOutput(document.out(), golden + ".json"));
  }

  @Test
  void whatIsNoSchemaIsToldWithThePlaceAndEndsWith2() throws IOException {
    String file = write("{'properties':{'a':{'type':'text'}}}");

    Run run = Run.of("schema", "explain", file);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("assay: '" + file + "' can't be used as a schema: at '/properties/a/type', ");
  }

  @Test
  void aFileThatIsNotThereIsNamedAndEndsWith2() {
    Run run = Run.of("schema", "explain", "gone.json");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo("assay: schema file 'gone.json' does not exist; check the path\n");
  }

  private String write(String schema) throws IOException {
    return Files.writeString(directory.resolve("s.json"), schema.replace('\'', '"')).toString();
  }
}
