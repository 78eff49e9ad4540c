package dev.assay.schema.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaReaderTest {
  private final SchemaReader reader = new SchemaReader(DocumentLimits.defaults());

  @Test
  void aReadableDocumentKeepsItsTextWithoutBlanks() {
    SchemaDocument document = readable("{ \"type\" : \"object\",\n \"title\": \"a b\" }");
    assertThat(document.text().json()).isEqualTo("{\"type\":\"object\",\"title\":\"a b\"}");
    assertThat(document.dialect()).isEqualTo(Dialect.DRAFT_2020_12);
    assertThat(document.fingerprint()).isEqualTo(document.text().fingerprint());
  }

  @Test
  void textsThatDifferInOrderAndSpellingHaveOneFingerprint() {
    assertThat(readable("{\"minimum\":1.0,\"title\":\"\\u0041\"}").fingerprint())
        .isEqualTo(readable("{\"title\":\"A\",\"minimum\":1}").fingerprint());
  }

  @Test
  void numbersThatADoubleConfusesHaveTheirOwnFingerprints() {
    assertThat(readable("{\"maximum\":9007199254740993}").fingerprint())
        .isNotEqualTo(readable("{\"maximum\":9007199254740992}").fingerprint());
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false"})
  void booleansAreSchemas(String json) {
    assertThat(readable(json).text().json()).isEqualTo(json);
  }

  @ParameterizedTest
  @EnumSource
  void everyDialectIsKnownByItsMetaSchemaWithOrWithoutEmptyFragment(Dialect dialect) {
    String uri = dialect.metaSchemaUri().replace("#", "");
    assertThat(readable("{\"$schema\":\"%s\"}".formatted(uri)).dialect()).isEqualTo(dialect);
    assertThat(readable("{\"$schema\":\"%s#\"}".formatted(uri)).dialect()).isEqualTo(dialect);
  }

  @Test
  void whatIsNoJsonIsRefusedWithLineAndColumn() {
    assertThat(onlyFault("{\n  \"é\": tru\n}").problem())
        .isEqualTo("not JSON at line 2, column 8: only true, false and null are literals");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"\\ud83d\":1}", "{\"properties\":{\"a\\ude00\":{}}}"})
  void aNameWithHalfASurrogatePairIsRefused(String json) {
    assertThat(onlyFault(json).problem()).contains("half of a surrogate pair");
  }

  @Test
  void everyDuplicateMemberIsNamed() {
    assertThat(faults("{\"a\":{\"x/y\":1,\"x/y\":2},\"a\":3}"))
        .extracting(SchemaFault::pointer)
        .containsExactly("/a/x~1y", "/a");
  }

  @Test
  void whatIsTooLargeOrTooDeepIsRefused() {
    SchemaReader strict = new SchemaReader(new DocumentLimits(20, 2, 1));
    assertThat(strict.read("{\"title\":\"0123456789\"}")).isInstanceOf(SchemaReading.Refused.class);
    assertThat(strict.read("{\"a\":{\"b\":{}}}")).isInstanceOf(SchemaReading.Refused.class);
    assertThat(strict.read("{\"a\":{\"b\":1}}")).isInstanceOf(SchemaReading.Readable.class);
  }

  @Test
  void tooManyReferencesAreRefused() {
    SchemaReader strict = new SchemaReader(new DocumentLimits(1000, 10, 1));
    assertThat(strict.read("{\"items\":{\"$ref\":\"#\"}}"))
        .isInstanceOf(SchemaReading.Readable.class);
    assertThat(
            strict.read("{\"items\":{\"$ref\":\"#\"},\"additionalProperties\":{\"$ref\":\"#\"}}"))
        .isInstanceOf(SchemaReading.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"x\"", "[]", "null"})
  void whatIsNeitherObjectNorBooleanIsNoSchema(String json) {
    assertThat(onlyFault(json).problem()).contains("a schema is an object or a boolean");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"http://example.com/mine\"", "1", "null"})
  void anUnknownDialectIsRefusedWithTheKnownOnes(String dialect) {
    SchemaFault fault = onlyFault("{\"$schema\":%s}".formatted(dialect));
    assertThat(fault.pointer()).isEqualTo("/$schema");
    assertThat(fault.problem()).contains(dialect);
    assertThat(fault.remedy()).contains(Dialect.metaSchemaUris());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"type\":\"strnig\"} | /type",
        "{\"properties\":{\"a\":{\"minimum\":\"1\"}}} | /properties/a/minimum",
        "{\"allOf\":[{},{\"required\":[1]}]} | /allOf/1/required",
        "{\"items\":[{}]} | /items",
        "{\"$defs\":{\"a/b\":5}} | /$defs/a~1b",
        "{\"maxLength\":-1} | /maxLength",
        "{\"multipleOf\":0} | /multipleOf",
        "{\"required\":[\"a\",\"a\"]} | /required",
        "{\"$anchor\":\"1\"} | /$anchor",
        "{\"not\":{\"$schema\":\"http://json-schema.org/draft-07/schema#\"}} | /not/$schema"
      })
  void whatTheMetaSchemaForbidsIsRefusedWhereItStands(String json, String pointer) {
    assertThat(onlyFault(json).pointer()).isEqualTo(pointer);
  }

  @Test
  void allFaultsAreNamedAtOnce() {
    assertThat(faults("{\"type\":1,\"pattern\":\"(?=a)\",\"$ref\":\"#/x\"}"))
        .extracting(SchemaFault::pointer)
        .containsExactlyInAnyOrder("/type", "/pattern", "/$ref");
  }

  @Test
  void whatOnlyLooksLikeAKeywordIsLeftAlone() {
    readable(
        """
        {"properties": {"pattern": {"const": "(?=a)"}, "$ref": {"type": "string"}},
         "enum": [{"$ref": "nowhere", "pattern": "("}], "x-mine": {"$ref": 5}}\
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1/schema.json",
        "https://example.com/schema",
        "file:///etc/passwd",
        "classpath:/draft-07/schema",
        "other.json",
        "urn:example:other"
      })
  void aReferenceThatLeavesTheDocumentIsRefused(String target) {
    SchemaFault fault = onlyFault("{\"$ref\":\"%s\"}".formatted(target));
    assertThat(fault.pointer()).isEqualTo("/$ref");
    assertThat(fault.problem()).contains(target, "never fetched over the network or from files");
    assertThat(fault.remedy()).contains("$defs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"#/$defs/b", "#b", "#/$defs/a/5"})
  void aReferenceThatLeadsNowhereIsRefused(String target) {
    assertThat(onlyFault("{\"$ref\":\"%s\",\"$defs\":{\"a\":{}}}".formatted(target)).problem())
        .contains(target, "leads to nothing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#",
        "#/$defs/a",
        "#here",
        "http://example.com/root",
        "root#/$defs/a",
        "inner",
        "inner#deep",
        "https://json-schema.org/draft/2020-12/schema"
      })
  void aReferenceWithinTheDocumentIsReadable(String target) {
    readable(
        """
        {"$id": "http://example.com/root", "items": {"$ref": "%s"},
         "$defs": {"a": {"$anchor": "here"}, "b": {"$id": "inner", "not": {"$anchor": "deep"}}}}\
        """
            .formatted(target));
  }

  @Test
  void theTargetOfAReferenceIsCheckedWhereverItStands() {
    assertThat(onlyFault("{\"$ref\":\"#/x-mine/a\",\"x-mine\":{\"a\":{\"type\":1}}}").pointer())
        .isEqualTo("/x-mine/a/type");
  }

  @Test
  void aNameThatTwoSchemasClaimIsRefused() {
    assertThat(
            onlyFault("{\"$defs\":{\"a\":{\"$anchor\":\"n\"},\"b\":{\"$anchor\":\"n\"}}}")
                .pointer())
        .isEqualTo("/$defs/b");
  }

  @Test
  void aPatternThatNeedsBacktrackingIsRefusedWithItsConstruct() {
    SchemaFault fault = onlyFault("{\"patternProperties\":{\"^(?!x)\":{}}}");
    assertThat(fault.pointer()).isEqualTo("/patternProperties/^(?!x)");
    assertThat(fault.problem()).contains("'(?!'", "backtracking");
    assertThat(fault.remedy()).contains("linear time");
  }

  private SchemaDocument readable(String json) {
    return switch (reader.read(json)) {
      case SchemaReading.Readable(SchemaDocument document) -> document;
      case SchemaReading.Refused(List<SchemaFault> faults) ->
          throw new AssertionError(faults.toString());
    };
  }

  private List<SchemaFault> faults(String json) {
    return switch (reader.read(json)) {
      case SchemaReading.Readable readable -> throw new AssertionError(readable.toString());
      case SchemaReading.Refused(List<SchemaFault> faults) -> faults;
    };
  }

  private SchemaFault onlyFault(String json) {
    assertThat(faults(json)).hasSize(1);
    return faults(json).getFirst();
  }
}
