package dev.assay.contracts.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.ProblemBody;
import dev.assay.schema.evolution.Break;
import dev.assay.schema.evolution.Bump;
import dev.assay.schema.evolution.CompatibilityVerdict;
import dev.assay.schema.evolution.Difference;
import dev.assay.schema.evolution.Level;
import dev.assay.schema.inclusion.Content;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

class VerdictBodyTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Test
  void itFitsIntoAMessageHoweverLargeTheSchemasAre() {
    VerdictBody body = VerdictBody.of(verdict(JSON.stringNode("x".repeat(100_000))));

    assertThat(WireJson.MAPPER.writeValueAsBytes(body).length).isLessThan(32 * 1024);
    assertThat(body.facts()).hasSize(20);
    assertThat(body.factsTotal()).isEqualTo(50);
    assertThat(body.facts().getFirst().before()).isEmpty();
    assertThat(body.facts().getFirst().after().orElseThrow().stringValue()).endsWith("…");
    assertThat(body.counterExample()).isEmpty();
  }

  @Test
  void whatIsSmallIsToldWholeAndReadBack() {
    VerdictBody body = VerdictBody.of(verdict(JSON.numberNode(7)));

    assertThat(body.counterExample()).contains(JSON.numberNode(7));
    assertThat(
            WireJson.MAPPER.readValue(WireJson.MAPPER.writeValueAsBytes(body), VerdictBody.class))
        .isEqualTo(body);
  }

  @Test
  void anEventThatIsNullIsToldAndOneThatIsNotThereIsNot() {
    VerdictBody shown = VerdictBody.of(verdict(JSON.nullNode()));
    VerdictBody none = VerdictBody.of(verdict(JSON.stringNode("x".repeat(5_000))));

    assertThat(WireJson.MAPPER.writeValueAsString(shown)).contains("\"counter_example\":null");
    assertThat(WireJson.MAPPER.writeValueAsString(none)).doesNotContain("counter_example");
    assertThat(read(shown).counterExample()).contains(JSON.nullNode());
    assertThat(read(none).counterExample()).isEmpty();
  }

  @Test
  void aProblemTellsAnEventThatIsNullFromNone() {
    assertThat(problem("{\"status\":409,\"counter_example\":null}").counterExample())
        .contains(JSON.nullNode());
    assertThat(problem("{\"status\":409,\"counter_example\":[1.50]}").counterExample())
        .hasValueSatisfying(event -> assertThat(event).hasToString("[1.50]"));
    assertThat(problem("{\"status\":409}").counterExample()).isEmpty();
  }

  private static VerdictBody read(VerdictBody body) {
    return WireJson.MAPPER.readValue(WireJson.MAPPER.writeValueAsBytes(body), VerdictBody.class);
  }

  private static ProblemBody problem(String json) {
    return WireJson.MAPPER.readValue(json, ProblemBody.class);
  }

  private static CompatibilityVerdict verdict(JsonNode value) {
    List<Difference> differences =
        IntStream.range(0, 50)
            .mapToObj(i -> new Difference("added", "/p/" + i, MissingNode.getInstance(), value))
            .toList();
    List<Break> breaks =
        List.of(
            new Break(
                Break.Direction.BACKWARD,
                Break.Basis.COUNTER_EXAMPLE,
                "y".repeat(10_000),
                Optional.of(value)),
            Break.byRule(Break.Direction.FORWARD, "z"));
    return new CompatibilityVerdict(
        Level.SEMVER, Content.LENIENT, false, differences, breaks, Bump.MAJOR);
  }
}
