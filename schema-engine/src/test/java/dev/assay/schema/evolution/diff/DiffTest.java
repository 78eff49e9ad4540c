package dev.assay.schema.evolution.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schema.document.LooseDocument;
import dev.assay.schema.evolution.Difference;
import dev.assay.schema.json.JsonTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class DiffTest {

  @Test
  void aFactSaysWhatStoodThereAndWhatStandsThereNow() {
    List<Difference> facts = between("{\"maximum\":20}", "{\"maximum\":10.5}");

    assertThat(facts).hasSize(1);
    assertThat(facts.getFirst().before()).hasToString("20");
    assertThat(facts.getFirst().after()).hasToString("10.5");
  }

  @Test
  void whatWasNotThereIsMissing() {
    assertThat(between("{}", "{\"const\":null}"))
        .singleElement()
        .satisfies(fact -> {
          assertThat(fact.before().isMissingNode()).isTrue();
          assertThat(fact.after().isNull()).isTrue();
        });
  }

  @Test
  void factsStandInOrderOfPlaceElementsByNumber() {
    String tuple = IntStream.range(0, 12).mapToObj(i -> "{}").collect(Collectors.joining(","));
    String typed = tuple.replace("{}", "{\"type\":\"null\"}");

    assertThat(
            between(
                "{\"prefixItems\":[%s]}".formatted(tuple),
                "{\"prefixItems\":[%s]}".formatted(typed)))
        .extracting(Difference::pointer)
        .containsExactlyElementsOf(
            IntStream.range(0, 12).mapToObj(i -> "/prefixItems/%d/type".formatted(i)).toList());
  }

  @Test
  void beyondTheBudgetThereIsOneFact() {
    LooseDocument before = read("{\"properties\":{\"a\":{},\"b\":{},\"c\":{}}}");
    LooseDocument after = read("{\"properties\":{\"a\":true,\"b\":false}}");

    assertThat(Diff.between(before, after, 3))
        .extracting(Difference::kind)
        .containsExactly(Kinds.TOO_LARGE);
  }

  @Test
  void anInterruptedThreadGetsItsAnswerAtOnceAndStaysInterrupted() {
    Thread.currentThread().interrupt();

    assertThat(between("{\"type\":\"string\"}", "{}"))
        .extracting(Difference::kind)
        .containsExactly(Kinds.TOO_LARGE);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aLongChainOfReferencesIsFollowedToItsEnd() {
    assertThat(between(chain(5000, "integer"), chain(5000, "number")))
        .extracting(Difference::kind)
        .containsExactly("type-widened");
  }

  @Test
  void manyReferencesToEachOtherAreComparedOncePerPair() {
    String before = web(40, "string");

    assertThat(between(before, before)).isEmpty();
    assertThat(between(before, web(40, "null")))
        .hasSize(40)
        .allSatisfy(fact -> assertThat(fact.kind()).isEqualTo("type-changed"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "5",
        "\"x\"",
        "[]",
        "[{}]",
        "{\"$ref\":5}",
        "{\"$ref\":\"#\"}",
        "{\"$ref\":\"#/%zz\"}",
        "{\"$ref\":\"::\"}",
        "{\"$id\":\"%\"}",
        "{\"$id\":5}",
        "{\"properties\":[]}",
        "{\"properties\":{\"\":5}}",
        "{\"allOf\":{}}",
        "{\"items\":null}",
        "{\"enum\":{}}",
        "{\"enum\":5,\"const\":1}",
        "{\"required\":true}",
        "{\"maximum\":\"x\"}",
        "{\"multipleOf\":0}",
        "{\"dependencies\":{\"a\":5}}",
        "{\"type\":[1,null]}",
        "{\"$defs\":{\"a\":{\"$ref\":\"#/$defs/a\"}},\"$ref\":\"#/$defs/a\"}",
        "{\"exclusiveMaximum\":true}",
        "{\"arrow\":{\"fields\":[5]}}",
        "{\"arrow\":null}"
      })
  void nothingThatIsReadMakesItFail(String odd) {
    assertThat(between(odd, odd)).isEmpty();
    for (String other : List.of("{}", "true", "false", "{\"$ref\":\"#/a\"}", "[1]", odd)) {
      assertThat(between(odd, other)).isNotNull();
      assertThat(between(other, odd)).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"items\":[{}]} | DRAFT_07",
        "{\"additionalItems\":false} | DRAFT_07",
        "{\"dependencies\":{}} | DRAFT_07",
        "{\"definitions\":{}} | DRAFT_2020_12",
        "{\"properties\":{\"dependencies\":{},\"id\":{}}} | DRAFT_2020_12",
        "{\"items\":[{}],\"$defs\":{}} | DRAFT_2019_09",
        "{\"$recursiveRef\":\"#\"} | DRAFT_2019_09",
        "{\"items\":[{}],\"prefixItems\":[{}]} | DRAFT_2020_12",
        "{\"maximum\":1,\"exclusiveMaximum\":true} | DRAFT_04",
        "{\"properties\":{\"a\":{\"minimum\":1,\"exclusiveMinimum\":false}}} | DRAFT_04",
        "{\"id\":\"a\",\"definitions\":{}} | DRAFT_04",
        "{\"id\":\"a\",\"definitions\":{},\"const\":1} | DRAFT_2020_12",
        "{\"id\":\"a\"} | DRAFT_2020_12",
        "{\"enum\":[{\"items\":[]}]} | DRAFT_2020_12",
        "{\"$schema\":\"http://json-schema.org/draft-06/schema\"} | DRAFT_06",
        "{\"$schema\":\"https://other.example/s\",\"items\":[{}]} | DRAFT_07",
        "{} | DRAFT_2020_12",
        "true | DRAFT_2020_12"
      })
  void aDocumentThatDoesNotSayIsTakenForTheDialectOfItsWords(String json, String dialect) {
    assertThat(read(json).dialect()).hasToString(dialect);
  }

  private static String chain(int length, String type) {
    String links =
        IntStream.range(0, length)
            .mapToObj(i -> "\"d%d\":{\"$ref\":\"#/$defs/d%d\"}".formatted(i, i + 1))
            .collect(Collectors.joining(","));
    return "{\"$ref\":\"#/$defs/d0\",\"$defs\":{%s,\"d%d\":{\"type\":\"%s\"}}}"
        .formatted(links, length, type);
  }

  /** Definitions of which each refers to all. */
  private static String web(int size, String type) {
    String references =
        IntStream.range(0, size)
            .mapToObj(i -> "\"p%d\":{\"$ref\":\"#/$defs/d%d\"}".formatted(i, i))
            .collect(Collectors.joining(","));
    return IntStream.range(0, size)
        .mapToObj(i ->
            "\"d%d\":{\"type\":[\"object\",\"%s\"],\"properties\":{%s}}"
                .formatted(i, type, references))
        .collect(Collectors.joining(",", "{\"$defs\":{", "},\"$ref\":\"#/$defs/d0\"}"));
  }

  private static List<Difference> between(String before, String after) {
    return Diff.between(read(before), read(after));
  }

  private static LooseDocument read(String json) {
    JsonNode node = JsonTree.read(json.getBytes(StandardCharsets.UTF_8));
    return LooseDocument.of(node);
  }
}
