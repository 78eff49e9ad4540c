package dev.assay.schema.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schema.SemVer;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextVersionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"type\":\"object\",\"title\":\"a\"} | {\"title\":\"a\",\"type\":\"object\"} | NONE",
        "{} | {\"title\":\"a\",\"description\":\"b\",\"$comment\":\"c\",\"examples\":[],\"default\":1,\"$id\":\"d\",\"x-e\":1} | PATCH",
        "{\"properties\":{\"a\":{}}} | {\"properties\":{\"a\":{\"title\":\"t\"}}} | PATCH",
        "{\"items\":{\"anyOf\":[{}]}} | {\"items\":{\"anyOf\":[{\"default\":0}]}} | PATCH",
        "{\"properties\":{\"title\":{}}} | {\"properties\":{}} | PATCH",
        "{\"enum\":[{\"title\":1}]} | {\"enum\":[{}]} | MAJOR",
        "{\"const\":{\"default\":1}} | {\"const\":{}} | MAJOR",
        "{\"$ref\":\"#/x-a\",\"x-a\":{}} | {\"$ref\":\"#/x-a\",\"x-a\":{\"type\":\"null\"}} | MAJOR",
        "{\"not\":{\"$id\":\"a\"}} | {\"not\":{\"$id\":\"b\"}} | PATCH",
        "{} | {\"properties\":{\"a\":{}}} | MINOR",
        "{\"properties\":{\"a\":{}}} | {\"title\":\"t\",\"properties\":{\"a\":{},\"b\":{\"type\":\"string\"}}} | MINOR",
        "{\"properties\":{\"a\":{\"properties\":{}}}} | {\"properties\":{\"a\":{\"properties\":{\"b\":true}}}} | MINOR",
        "{\"additionalProperties\":false} | {\"additionalProperties\":false,\"properties\":{\"a\":{}}} | MINOR",
        "{\"additionalProperties\":{\"type\":\"null\"}} | {\"additionalProperties\":{\"type\":\"null\"},\"properties\":{\"a\":{}}} | MINOR",
        "{\"patternProperties\":{\"a\":{}}} | {\"patternProperties\":{\"a\":{}},\"properties\":{\"a\":{}}} | MINOR",
        "{\"required\":[\"a\"]} | {\"required\":[\"a\"],\"properties\":{\"a\":{}}} | MINOR",
        "{} | {\"properties\":{\"a\":{}},\"required\":[\"a\"]} | MAJOR",
        "{\"properties\":{\"a\":{}}} | {\"properties\":{\"b\":{}}} | MINOR",
        "{\"properties\":{\"a\":{}}} | {\"properties\":{\"a\":{\"type\":\"string\"},\"b\":{}}} | MAJOR",
        "{\"not\":{}} | {\"not\":{\"properties\":{\"a\":{}}}} | MINOR",
        "{\"if\":{}} | {\"if\":{\"properties\":{\"a\":{}}}} | MINOR",
        "{\"not\":{\"items\":{\"$ref\":\"#\"}}} | {\"not\":{\"items\":{\"$ref\":\"#\"}},\"properties\":{\"a\":{}}} | MINOR",
        "{} | {\"properties\":{\"a\":{\"$anchor\":\"n\"}}} | MINOR",
        "{\"maximum\":9007199254740993} | {\"maximum\":9007199254740992} | MAJOR",
        "{\"$schema\":\"http://json-schema.org/draft-07/schema#\"} | {} | PATCH",
        "true | false | MAJOR",
        "true | {} | PATCH"
      })
  void theBumpIsTheSmallestThatIsKnownToTellTheTruth(String before, String after, Bump bump) {
    assertThat(NextVersion.required(read(before), read(after))).isEqualTo(bump);
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3, NONE, 1.2.3",
    "1.2.3, PATCH, 1.2.4",
    "1.2.3, MINOR, 1.3.0",
    "1.2.3, MAJOR, 2.0.0",
    "1.2.3+b1, PATCH, 1.2.4",
    "1.2.7-timezone-fix, NONE, 1.2.7-timezone-fix",
    "1.2.7-timezone-fix, PATCH, 1.2.7",
    "1.2.7-timezone-fix, MINOR, 1.3.0",
    "1.3.0-rc.1, MINOR, 1.3.0",
    "1.3.0-rc.1, MAJOR, 2.0.0",
    "2.0.0-rc.1, MAJOR, 2.0.0"
  })
  void theVersionThatFollows(String before, Bump bump, String after) {
    assertThat(NextVersion.after(SemVer.parse(before), bump)).hasToString(after);
  }

  @Property
  void nothingChangedAsksForNoBump(@ForAll("schemas") String schema) {
    assertThat(NextVersion.required(read(schema), read(schema))).isEqualTo(Bump.NONE);
  }

  @Property
  void anotherTitleAsksForAPatch(@ForAll("schemas") String schema) {
    String retitled = schema.replaceFirst("\\{", "{\"title\":\"another\",");
    assertThat(NextVersion.required(read(schema), read(retitled))).isEqualTo(Bump.PATCH);
  }

  @Property
  void theVersionAfterAChangeIsLater(
      @ForAll("versions") SemVer before, @ForAll("changes") Bump bump) {
    assertThat(NextVersion.after(before, bump)).isGreaterThan(before);
  }

  @Provide
  Arbitrary<Bump> changes() {
    return Arbitraries.of(Bump.PATCH, Bump.MINOR, Bump.MAJOR);
  }

  @Provide
  Arbitrary<SemVer> versions() {
    return Arbitraries.of("0.0.0", "1.2.3", "1.2.3-a", "1.3.0-rc.1", "2.0.0-0", "1.0.0+b")
        .map(SemVer::parse);
  }

  @Provide
  Arbitrary<String> schemas() {
    Arbitrary<String> leaf =
        Arbitraries.of("{\"type\":\"string\"}", "{\"minimum\":0}", "{\"enum\":[1,\"a\"]}");
    return Arbitraries.recursive(
        () -> leaf,
        inner ->
            Combinators.combine(inner, inner)
                .as((a, b) ->
                    "{\"properties\":{\"a\":%s,\"b\":%s},\"required\":[\"a\"]}".formatted(a, b)),
        3);
  }

  private static SchemaDocument read(String json) {
    return switch (new SchemaReader(DocumentLimits.defaults()).read(json)) {
      case SchemaReading.Readable(SchemaDocument document) -> document;
      case SchemaReading.Refused refused -> throw new AssertionError(refused.toString());
    };
  }
}
