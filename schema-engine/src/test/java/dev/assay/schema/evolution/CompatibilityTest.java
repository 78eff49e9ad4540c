package dev.assay.schema.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.schema.SemVer;
import dev.assay.schema.document.LooseDocument;
import dev.assay.schema.evolution.Break.Direction;
import dev.assay.schema.inclusion.Content;
import dev.assay.schema.json.JsonTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CompatibilityTest {
  private static final LooseDocument INTEGER = read("{\"type\":\"integer\"}");
  private static final LooseDocument NUMBER = read("{\"type\":\"number\"}");
  private static final LooseDocument STRING = read("{\"type\":\"string\"}");
  private static final LooseDocument NUMBER_OR_STRING = read("{\"type\":[\"number\",\"string\"]}");

  @Test
  void aVerdictNamesItsLevelAndItsContent() {
    CompatibilityVerdict verdict =
        Compatibility.check(INTEGER, NUMBER, Level.FORWARD, Content.STRICT);

    assertThat(verdict.level()).isEqualTo(Level.FORWARD);
    assertThat(verdict.content()).isEqualTo(Content.STRICT);
    assertThat(verdict.required()).isEqualTo(Bump.MINOR);
    assertThat(verdict.breaks())
        .singleElement()
        .satisfies(broken -> {
          assertThat(broken.direction()).isEqualTo(Direction.FORWARD);
          assertThat(broken.reason()).contains("type-widened at '/type'");
          assertThat(broken.counterExample()).isPresent();
        });
  }

  @ParameterizedTest
  @CsvSource({
    "BACKWARD, 1, true",
    "BACKWARD_TRANSITIVE, 3, false",
    "FORWARD, 1, false",
    "FORWARD_TRANSITIVE, 3, false",
    "FULL, 1, false",
    "SEMVER, 1, true",
    "NONE, 1, true"
  })
  void aTransitiveLevelLooksAtEveryEarlierVersion(Level level, int looked, boolean compatible) {
    HistoryVerdict history =
        Compatibility.checkLoose(
            List.of(NUMBER, INTEGER, STRING),
            read("{\"type\":[\"number\",\"null\"]}"),
            level,
            Content.LENIENT);

    assertThat(history.verdicts()).hasSize(looked);
    assertThat(history.compatible()).isEqualTo(compatible);
    assertThat(history.required()).isEqualTo(Bump.MINOR);
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void theFirstVersionOfAllFollowsNobody(Level level) {
    HistoryVerdict first = Compatibility.checkLoose(List.of(), STRING, level, Content.STRICT);

    assertThat(first.compatible()).isTrue();
    assertThat(first.required()).isEqualTo(Bump.NONE);
  }

  @Test
  void noLevelIsCompatibleWithAnythingAndStillSaysTheBump() {
    CompatibilityVerdict verdict = Compatibility.check(INTEGER, STRING, Level.NONE, Content.STRICT);

    assertThat(verdict.compatible()).isTrue();
    assertThat(verdict.required()).isEqualTo(Bump.MAJOR);
  }

  @Test
  void theBumpDependsOnTheContent() {
    LooseDocument before = read("{\"properties\":{\"a\":{}}}");
    LooseDocument after = read("{\"properties\":{\"a\":{},\"b\":{\"type\":\"null\"}}}");

    assertThat(NextVersion.required(before, after, Content.LENIENT)).isEqualTo(Bump.MINOR);
    assertThat(NextVersion.required(before, after, Content.STRICT)).isEqualTo(Bump.MAJOR);
  }

  @Test
  void aProbableRenameOfAColumnIsTold() {
    assertThat(
            Compatibility.check(
                    columns("price", "float64"),
                    columns("cost", "float64"),
                    Level.SEMVER,
                    Content.LENIENT)
                .breaks())
        .singleElement()
        .satisfies(broken -> {
          assertThat(broken.basis()).isEqualTo(Break.Basis.RULE);
          assertThat(broken.reason()).contains("arrow-field-removed", "renamed to 'cost'");
        });
  }

  @Test
  void aColumnOfAnotherTypeIsNoRename() {
    assertThat(
            Compatibility.check(
                    columns("price", "float64"),
                    columns("cost", "int8"),
                    Level.SEMVER,
                    Content.LENIENT)
                .breaks())
        .singleElement()
        .satisfies(broken -> assertThat(broken.reason()).doesNotContain("renamed"));
  }

  @Test
  void typesNestedWithoutEndAreComparedAsText() {
    String deep = "list<".repeat(5000) + "int8" + ">".repeat(5000);

    assertThat(
            Compatibility.check(
                    columns("a", deep),
                    columns("a", deep.replace("int8", "int16")),
                    Level.SEMVER,
                    Content.LENIENT)
                .compatible())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | {\"required\":[\"exchange_id\"]} | required-added | make 'exchange_id' optional, or publish it as 2.0.0",
        "{\"enum\":[1,2]} | {\"enum\":[1]} | enum-value-removed | keep the value 2, or publish it as 2.0.0",
        "{\"maximum\":20} | {\"maximum\":10} | maximum-lowered | keep 20 at '/maximum', or publish it as 2.0.0",
        "{\"properties\":{\"a\":{},\"b\":{}},\"additionalProperties\":false} | {\"properties\":{\"a\":{}},\"additionalProperties\":false} | property-removed | keep the property 'b', or publish it as 2.0.0",
        "{\"properties\":{\"a\":{\"type\":\"string\"},\"b\":{\"minimum\":0}}} | {\"properties\":{\"a\":{\"type\":\"string\",\"title\":\"t\"},\"b\":{\"minimum\":1}}} | minimum-raised | keep 0 at '/properties/b/minimum', or publish it as 2.0.0"
      })
  void adviceNamesTheCauseAndWhatWouldHelp(
      String before, String after, String cause, String sentence) {
    LooseDocument from = read(before);
    LooseDocument to = read(after);
    CompatibilityVerdict verdict = Compatibility.check(from, to, Level.SEMVER, Content.STRICT);

    assertThat(Advisor.advise(from, to, verdict))
        .singleElement()
        .satisfies(advice -> {
          assertThat(advice.causes().getFirst().kind()).isEqualTo(cause);
          assertThat(advice.sentence(Level.SEMVER, Optional.of(SemVer.release(2, 0, 0))))
              .isEqualTo(sentence);
        });
  }

  @Test
  void whereNoVersionMayHoldABreakAdviceNamesNone() {
    CompatibilityVerdict verdict =
        Compatibility.check(NUMBER_OR_STRING, NUMBER, Level.BACKWARD, Content.STRICT);

    assertThat(
            Advisor.advise(NUMBER_OR_STRING, NUMBER, verdict)
                .getFirst()
                .sentence(Level.BACKWARD, Optional.empty()))
        .isEqualTo("keep [\"number\",\"string\"] at '/type'");
  }

  @Test
  void aBreakWithoutItsEventIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Break(Direction.BACKWARD, Break.Basis.COUNTER_EXAMPLE, "", Optional.empty()))
        .withMessageContaining("needs a counter-example");
  }

  private static LooseDocument columns(String name, String type) {
    return read(
        "{\"arrow\":{\"fields\":[{\"name\":\"%s\",\"type\":\"%s\"}]}}".formatted(name, type));
  }

  private static LooseDocument read(String json) {
    return LooseDocument.of(JsonTree.read(json.getBytes(StandardCharsets.UTF_8)));
  }
}
