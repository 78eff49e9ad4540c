package dev.assay.triage.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.schema.SchemaReference;
import dev.assay.schema.json.JsonTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MaskTest {
  private static final String TOPIC = "shop.orders";
  private static final String EVENT =
      """
      {"id":1.50,"user":{"email":"a@b.example","age":7},"items":[{"card":"4111"},{"card":"4222"}],"deep":{"er":{"email":"c@d.example"}}}\
      """;

  private final Shelf shelf = new Shelf();

  @Test
  void whatAPointerNamesIsHiddenAndTheRestKeepsItsDigits() {
    assertThat(shown(EVENT, "/user/email", "/items/*/card"))
        .isEqualTo(
            EVENT
                .replace("a@b.example", "[hidden]")
                .replace("4111", "[hidden]")
                .replace("4222", "[hidden]"));
  }

  @Test
  void twoStarsStandForAnyDepth() {
    assertThat(shown(EVENT, "/**/email"))
        .doesNotContain("a@b.example", "c@d.example")
        .contains("4111");
  }

  @Test
  void whereNothingIsHiddenTheBytesAreTheVerySame() {
    byte[] spaced = "{ \"a\" : 1 }".getBytes(UTF_8);

    assertThat(mask(List.of("/user/email"), Optional.empty()).value(spaced)).isSameAs(spaced);
  }

  @Test
  void whatIsNoJsonIsHiddenWhole() {
    assertThat(shown("{\"user\":{\"email\":\"a@b.exam", "/user/email")).isEqualTo("[hidden]");
  }

  @Test
  void ofAnEnvelopeThePayloadIsLookedAt() {
    String envelope =
        "{\"id\":\"1\",\"meta\":{\"schema_id\":\"v1/x.Y\"},\"payload\":%s}".formatted(EVENT);

    assertThat(shown(envelope, "/user/email"))
        .isEqualTo(envelope.replace("a@b.example", "[hidden]"));
  }

  @Test
  void aSchemaSaysWhatIsSensitiveThroughReferencesAlternativesAndLists() {
    shelf.publish(
        "shop.Order",
        """
        {"properties": {
           "user": {"$ref": "#/$defs/person"},
           "items": {"type": "array", "items": {"anyOf": [{"type": "null"}, {"$ref": "assay:v1/shop.Item#/$defs/item"}]}},
           "deep": {"additionalProperties": {"patternProperties": {"^em": {"x-sensitive": true}}}}},
         "$defs": {"person": {"properties": {"email": {"type": "string", "x-sensitive": true}}}}}
        """);
    shelf.publish(
        "shop.Item",
        "{\"$defs\": {\"item\": {\"properties\": {\"card\": {\"x-sensitive\": true}}}}}");

    assertThat(new String(mask(List.of(), Optional.of("v1/shop.Order")).value(bytes(EVENT)), UTF_8))
        .isEqualTo(
            EVENT
                .replace("a@b.example", "[hidden]")
                .replace("4111", "[hidden]")
                .replace("4222", "[hidden]")
                .replace("c@d.example", "[hidden]"));
  }

  @Test
  void whatAnyVersionCallsSensitiveIsHiddenUnderAllOfThem() {
    shelf.publish("shop.Order", "{\"properties\": {\"id\": {\"x-sensitive\": true}}}");
    shelf.publish("shop.Order", "{\"properties\": {\"id\": {\"type\": \"number\"}}}");

    assertThat(mask(List.of(), Optional.of("v1/shop.Order")).value(bytes("{\"id\":5}")))
        .isEqualTo(bytes("{\"id\":\"[hidden]\"}"));
  }

  @Test
  void aSchemaThatRefersToItselfIsFollowedAsFarAsTheEventGoes() {
    shelf.publish(
        "shop.Tree",
        "{\"properties\": {\"next\": {\"$ref\": \"#\"}, \"pin\": {\"x-sensitive\": true}}}");

    assertThat(
            mask(List.of(), Optional.of("v1/shop.Tree"))
                .value(bytes("{\"next\":{\"next\":{\"pin\":9}}}")))
        .isEqualTo(bytes("{\"next\":{\"next\":{\"pin\":\"[hidden]\"}}}"));
  }

  @Test
  void aReferenceThatLeadsNowhereHidesWhatItSpeaksOf() {
    shelf.publish("shop.Order", "{\"properties\": {\"id\": {\"$ref\": \"assay:v1/shop.Gone\"}}}");

    assertThat(mask(List.of(), Optional.of("v1/shop.Order")).value(bytes("{\"id\":5,\"b\":6}")))
        .isEqualTo(bytes("{\"id\":\"[hidden]\",\"b\":6}"));
  }

  @Test
  void aVersionThatIsNotHereHidesEverything() {
    shelf.missing = true;

    assertThat(mask(List.of(), Optional.of("v1/shop.Order@1.2.3")).value(bytes("{\"id\":5}")))
        .isEqualTo(bytes("[hidden]"));
  }

  @Test
  void mostEventsNeedNoMask() {
    shelf.publish("shop.Order", "{\"properties\": {\"id\": {}}}");

    assertThat(
            new Privacy(List.of(rule(List.of("/id"))), shelf)
                .maskOf("other", Optional.of(SchemaReference.parse("v1/shop.Order"))))
        .isEmpty();
  }

  @Test
  void aPatternThatIsNoneIsRefusedByName() {
    assertThatThrownBy(() -> PlacePattern.parse("user/email")).hasMessageContaining("'user/email'");
    assertThatThrownBy(() -> PlacePattern.parse("/a/**")).hasMessageContaining("'/a/**'");
  }

  private String shown(String event, String... pointers) {
    return new String(mask(List.of(pointers), Optional.empty()).value(bytes(event)), UTF_8);
  }

  private Mask mask(List<String> pointers, Optional<String> schema) {
    return new Privacy(pointers.isEmpty() ? List.of() : List.of(rule(pointers)), shelf)
        .maskOf(TOPIC, schema.map(SchemaReference::parse))
        .orElseThrow();
  }

  private static PrivacyRule rule(List<String> pointers) {
    return new PrivacyRule(
        Pattern.compile("shop\\..*"), pointers.stream().map(PlacePattern::parse).toList(), false);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static final class Shelf implements SchemaTexts {
    private final Map<String, List<JsonNode>> texts = new HashMap<>();
    private boolean missing;

    void publish(String name, String text) {
      texts.merge(
          name,
          List.of(JsonTree.read(text.getBytes(UTF_8))),
          (before, one) -> java.util.stream.Stream.concat(before.stream(), one.stream()).toList());
    }

    @Override
    public List<JsonNode> named(String name) {
      return texts.getOrDefault(name, List.of());
    }

    @Override
    public boolean isMissing(SchemaReference reference) {
      return missing;
    }

    @Override
    public long generation() {
      return 0;
    }
  }
}
