package dev.assay.schema.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.assay.schema.SchemaReference;
import dev.assay.schema.validation.SchemaCompiler;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.schema.validation.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BundlerTest {
  private static final SchemaReader READER = SchemaReader.ofEntries(DocumentLimits.defaults());

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aBundleJudgesByEverythingThatItRefersTo(Dialect dialect) {
    String defs = dialect.compareTo(Dialect.DRAFT_2019_09) < 0 ? "definitions" : "$defs";
    String schema = "\"$schema\":\"%s\"".formatted(dialect.metaSchemaUri());
    Map<String, String> entries =
        Map.of(
            "v1/b@1.0.0",
            "{%s,\"type\":\"object\",\"properties\":{\"n\":{\"$ref\":\"#/%s/n\"},\"c\":{\"$ref\":\"assay:v1/c@1.0.0\"},\"b\":{\"$ref\":\"#\"}},\"%s\":{\"n\":{\"type\":\"integer\"}}}"
                .formatted(schema, defs, defs),
            "v1/c@1.0.0",
            "{%s,\"%s\":\"https://example.org/c\",\"type\":\"string\",\"maxLength\":2}"
                .formatted(schema, dialect == Dialect.DRAFT_04 ? "id" : "$id"));
    String text =
        "{%s,\"properties\":{\"whole\":{\"$ref\":\"assay:v1/b@1.0.0\"},\"part\":{\"$ref\":\"assay:v1/b@1.0.0#/%s/n\"}}}"
            .formatted(schema, defs);

    SchemaDocument bundle = readable(bundle(text, entries));

    assertThat(bundle.isComplete()).isTrue();
    assertThat(verdict(bundle, "{\"whole\":{\"n\":1,\"c\":\"ab\",\"b\":{\"n\":2}},\"part\":3}"))
        .isInstanceOf(Verdict.Valid.class);
    assertThat(verdict(bundle, "{\"whole\":{\"n\":\"1\"}}")).isInstanceOf(Verdict.Invalid.class);
    assertThat(verdict(bundle, "{\"whole\":{\"c\":\"abc\"}}")).isInstanceOf(Verdict.Invalid.class);
    assertThat(verdict(bundle, "{\"whole\":{\"b\":{\"n\":true}}}"))
        .isInstanceOf(Verdict.Invalid.class);
    assertThat(verdict(bundle, "{\"part\":\"x\"}")).isInstanceOf(Verdict.Invalid.class);
  }

  @Test
  void anAliasMeansWhatItWasResolvedTo() {
    SchemaDocument document = readable(READER.read("{\"$ref\":\"assay:v1/b@1\"}"));
    ResolvedReference resolved =
        new ResolvedReference(SchemaReference.parse("v1/b@1"), SchemaReference.parse("v1/b@1.4.0"));

    SchemaDocument bundle =
        readable(
            Bundler.bundle(
                new Bundler.Part(document, List.of(resolved)),
                pinned ->
                    pinned.toString().equals("v1/b@1.4.0")
                        ? Optional.of(new Bundler.Part(readable(READER.read("false")), List.of()))
                        : Optional.empty()));

    assertThat(verdict(bundle, "1")).isInstanceOf(Verdict.Invalid.class);
  }

  @Test
  void whatRefersToNothingElseIsItsOwnBundle() {
    SchemaDocument document =
        readable(READER.read("{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{}}}"));

    assertThat(Bundler.bundle(new Bundler.Part(document, List.of()), _ -> Optional.empty()))
        .isEqualTo(new SchemaReading.Readable(document));
  }

  @Test
  void anEntryThatIsNotThereOrInAnotherDialectOrNamesItsPartsIsRefused() {
    String text = "{\"$ref\":\"assay:v1/b@1.0.0\"}";

    assertThat(faults(bundle(text, Map.of()))).contains("'assay:v1/b@1.0.0' is not there");
    assertThat(
            faults(
                bundle(
                    text,
                    Map.of(
                        "v1/b@1.0.0",
                        "{\"$schema\":\"http://json-schema.org/draft-07/schema#\"}"))))
        .contains("another dialect");
    assertThat(
            faults(bundle(text, Map.of("v1/b@1.0.0", "{\"$defs\":{\"a\":{\"$anchor\":\"a\"}}}"))))
        .contains("names its parts");
  }

  @Test
  void aFragmentThatLeadsNowhereIsRefusedWithItsPlace() {
    SchemaReading reading =
        bundle(
            "{\"not\":{\"$ref\":\"assay:v1/b@1.0.0#/$defs/missing\"}}", Map.of("v1/b@1.0.0", "{}"));

    assertThat(reading)
        .asInstanceOf(type(SchemaReading.Refused.class))
        .matches(refused -> refused.faults().getFirst().pointer().equals("/not/$ref"));
  }

  @Test
  void withoutARegistryAReferenceToItLeadsOutOfTheDocument() {
    assertThat(new SchemaReader(DocumentLimits.defaults()).read("{\"$ref\":\"assay:v1/b@1.0.0\"}"))
        .isInstanceOf(SchemaReading.Refused.class);
    assertThat(READER.read("{\"$ref\":\"assay:b@1.0.0\"}"))
        .isInstanceOf(SchemaReading.Refused.class);
    assertThat(READER.read("{\"$ref\":\"https://example.org/b\"}"))
        .isInstanceOf(SchemaReading.Refused.class);
  }

  private static SchemaReading bundle(String text, Map<String, String> entries) {
    return Bundler.bundle(
        part(text),
        pinned -> Optional.ofNullable(entries.get(pinned.toString())).map(BundlerTest::part));
  }

  private static Bundler.Part part(String text) {
    SchemaDocument document = readable(READER.read(text));
    List<ResolvedReference> references = new ArrayList<>();
    document
        .registryEntries()
        .forEach(entry -> references.add(new ResolvedReference(entry, entry)));
    return new Bundler.Part(document, references);
  }

  private static SchemaDocument readable(SchemaReading reading) {
    assertThat(reading).isInstanceOf(SchemaReading.Readable.class);
    return ((SchemaReading.Readable) reading).document();
  }

  private static String faults(SchemaReading reading) {
    assertThat(reading).isInstanceOf(SchemaReading.Refused.class);
    return ((SchemaReading.Refused) reading).faults().toString();
  }

  private static Verdict verdict(SchemaDocument document, String event) {
    return new SchemaCompiler(ValidationLimits.defaults())
        .compile(document)
        .validate(event.getBytes(UTF_8));
  }
}
