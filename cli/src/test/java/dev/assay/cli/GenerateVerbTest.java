package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateVerbTest {
  private static final String FEEDBACK = "../schemas/v1/telemetry.FeedbackEvent.json";

  @TempDir private Path directory;

  @Test
  void aRecordOfTheDemosSchemaReadsLikeThis() throws IOException {
    Run run = generate("java", FEEDBACK, "--package", "com.example");

    assertThat(run.out())
        .isEqualTo(
            "written    com/example/telemetry/v1/FeedbackEvent.java  v1/telemetry.FeedbackEvent@1.0.0\n");
    Golden.assertThatOutput(
        Files.readString(out().resolve("com/example/telemetry/v1/FeedbackEvent.java")),
        "generate-FeedbackEvent.java.txt");
  }

  @Test
  void theSameSchemasMakeTheSameCodeAndTheAnswerIsADocument() {
    Run first = generate("java", FEEDBACK, FEEDBACK.replace("v1", "v2"), "--json");
    Run second = generate("java", FEEDBACK, FEEDBACK.replace("v1", "v2"), "--json");

    Golden.assertThatOutput(first.out(), "generate.json");
    assertThat(second.out()).contains("\"unchanged\"").doesNotContain("\"standing\" : \"written\"");
    assertThat(second.out().replace("\"unchanged\"", "\"written\"")).isEqualTo(first.out());
  }

  @Test
  void checkWritesNothingAndFailsWhereSomethingWouldBeWritten() throws IOException {
    Run missing = generate("java", FEEDBACK, "--check");
    assertThat(out()).doesNotExist();
    generate("java", FEEDBACK);
    Run same = generate("java", FEEDBACK, "--check");
    Path file = out().resolve("telemetry/v1/FeedbackEvent.java");
    Files.writeString(file, "// by hand");
    Run changed = generate("java", FEEDBACK, "--check");

    assertAll(
        () -> assertThat(missing.exitCode()).isEqualTo(1),
        () -> assertThat(missing.out()).startsWith("missing    telemetry/v1/FeedbackEvent.java"),
        () -> assertThat(same.exitCode()).isZero(),
        () -> assertThat(same.out()).startsWith("unchanged"),
        () -> assertThat(changed.exitCode()).isEqualTo(1),
        () ->
            assertThat(changed.err())
                .isEqualTo("1 of 1 files are not as generated; run the same without --check\n"),
        () -> assertThat(file).hasContent("// by hand"));
  }

  @Test
  void pruneTakesAwayWhatNoSchemaMakesAnyMoreAndNothingElse() throws IOException {
    generate("java", "../schemas");
    Path own = Files.writeString(out().resolve("telemetry/v1/Own.java"), "package telemetry.v1;\n");

    Run kept = generate("java", FEEDBACK);
    Run checked = generate("java", FEEDBACK, "--check", "--prune");
    Run pruned = generate("java", FEEDBACK, "--prune");

    assertThat(kept.out()).doesNotContain("removed");
    assertThat(checked.exitCode()).isEqualTo(1);
    assertThat(checked.out()).contains("stray      telemetry/v2/FeedbackEvent.java");
    assertThat(pruned.out()).contains("removed    telemetry/v2/FeedbackEvent.java");
    assertThat(out().resolve("telemetry/v2/FeedbackEvent.java")).doesNotExist();
    assertThat(own).exists();
  }

  @Test
  void anEntryOfTheRegistryComesWithWhatItRefersTo() throws IOException {
    try (StubService registry = new StubService()) {
      registry.answers(
          "GET /schemas/v2/shop.Order?bundled=true&version=1",
          200,
          """
          {"name":"shop.Order","track":"v2","core_version":"1.4.0","sha256":"%s","$schema_id":"shop.Order","deprecated":false,
           "content":{"properties":{"price":{"$ref":"#/$defs/assay.v1.shop.Money@1.0.0"}},
                      "$defs":{"assay.v1.shop.Money@1.0.0":{"type":"object","properties":{"amount":{"type":"integer"}}}}}}
          """
              .formatted("0".repeat(64)));

      Run run = generate("java", "v2/shop.Order@1", "--registry", registry.url());

      assertThat(run.out()).isEqualTo("written    shop/v2/Order.java  v2/shop.Order@1.4.0\n");
      assertThat(Files.readString(out().resolve("shop/v2/Order.java")))
          .contains("from v2/shop.Order@1.4.0, sha256 ", "Long amount");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "java | gone.json | schema file 'gone.json' does not exist; check the path",
        "java | v1/no/name | 'v1/no/name' is neither a file, nor a directory, nor a schema of the registry",
        "java | src | directory 'src' has no schemas; they are looked for as v1/NAME.json",
        "java | pom.xml | 'pom.xml' can't be used as a schema: at '', not JSON",
        "go   | ../schemas | Invalid value for option '--lang'",
      })
  void whatCantBeReadIsNamed(String language, String schema, String said) {
    Run run = generate(language, schema);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(said);
  }

  @Test
  void whatIsNoObjectIsNoRecord() throws IOException {
    Run run = generate("java", schema("v1/a.Names.json", "{\"type\":\"array\"}"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "assay: no Java record can be made of v1/a.Names: its events are no objects with named members; say 'type: object' and 'properties' there, or leave it out\n");
  }

  @Test
  void aMemberWithoutANameIsNoComponent() throws IOException {
    Run run = generate("java", schema("v1/a.Blank.json", "{\"properties\":{\"\":{}}}"));

    assertThat(run.err())
        .startsWith("assay: no Java record can be made of v1/a.Blank: it has a member whose name");
  }

  @Test
  void twoSchemasForOneFileAreRefused() throws IOException {
    String one = schema("v1/a.order-item.json", "{\"required\":[\"a\"]}");
    String other = schema("v1/a.OrderItem.json", "{\"required\":[\"b\"]}");

    assertThat(generate("java", one, other).err())
        .isEqualTo(
            "assay: v1/a.OrderItem and v1/a.order-item would both be 'a/v1/OrderItem.java'; generate them with different packages\n");
  }

  @Test
  void aPackageThatIsNoneAndAGeneratorForJavaAreWrongUsage() {
    assertThat(generate("java", FEEDBACK, "--package", "com/example").err())
        .startsWith("assay: 'com/example' is no package; give names with dots between");
    assertThat(generate("java", FEEDBACK, "--generator", "x").err())
        .startsWith("assay: --generator is for python and typescript; java needs none");
  }

  @Test
  void aProgramIsGivenAPlainDocumentAndWhatItPrintsIsTaken() throws IOException {
    String schema =
        schema(
            "v1/a.Order.json",
            """
            {"$id":"https://example.com/order","title":"x","description":"ends */ here","default":{},"type":"object",
             "properties":{"a":{"$ref":"#money"},"b":{"$ref":"https://example.com/order#/$defs/m"}},"not":{},
             "$defs":{"m":{"$anchor":"money","type":"integer","format":"int64","minimum":0}}}
            """);
    String program = program("cat schema.json");

    generate("typescript", schema, "--generator", program);

    assertThat(Files.readString(out().resolve("a/v1/Order.ts")).lines().skip(2))
        .containsExactlyElementsOf(
            """
            {
              "$schema" : "https://json-schema.org/draft/2020-12/schema",
              "title" : "Order",
              "description" : "ends * / here",
              "type" : "object",
              "properties" : {
                "a" : {
                  "$ref" : "#/$defs/M"
                },
                "b" : {
                  "$ref" : "#/$defs/M"
                }
              },
              "$defs" : {
                "M" : {
                  "type" : "integer",
                  "minimum" : 0
                }
              }
            }
            """
                .lines()
                .toList());
  }

  @Test
  void aProgramThatFailsOrIsNotThereIsNamedWithItsRemedy() throws IOException {
    Run failed =
        generate("typescript", FEEDBACK, "--generator", program("echo broken >&2; exit 3"));
    Run missing = generate("python", FEEDBACK, "--generator", "/nowhere/datamodel-codegen");

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err())
        .contains(
            "failed for v1/telemetry.FeedbackEvent@1.0.0 with exit code 3: broken; npm install --save-dev json-schema-to-typescript@16.0.0");
    assertThat(missing.err())
        .contains("'/nowhere/datamodel-codegen' can't be run (")
        .contains("pip install datamodel-code-generator==0.89.0");
  }

  private String program(String lines) throws IOException {
    Path program = Files.writeString(directory.resolve("program"), "#!/bin/sh\n" + lines + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return program.toString();
  }

  private String schema(String path, String json) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, json).toString();
  }

  private Path out() {
    return directory.resolve("out");
  }

  private Run generate(String language, String... more) {
    List<String> words = new ArrayList<>(List.of("generate", "--lang", language));
    words.addAll(List.of("--out", out().toString()));
    words.addAll(List.of(more));
    return Run.of(words.toArray(String[]::new));
  }
}
