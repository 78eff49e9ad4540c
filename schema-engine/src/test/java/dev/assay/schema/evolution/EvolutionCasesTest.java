package dev.assay.schema.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.assay.schema.document.LooseDocument;
import dev.assay.schema.evolution.Break.Direction;
import dev.assay.schema.evolution.diff.Diff;
import dev.assay.schema.inclusion.Content;
import dev.assay.schema.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs the golden cases: expected facts, verdict for each level and content policy, required bump.
 *
 * <p>Run with {@code -Dassay.golden.write=true} to write the facts anew; such a run fails, so that
 * nobody takes it for a passed one.
 */
class EvolutionCasesTest {

  @TestFactory
  Stream<DynamicContainer> everyCaseIsJudgedAsExpected() {
    return cases(EvolutionCasesTest::judge);
  }

  @TestFactory
  Stream<DynamicContainer> theFactsOfEveryCaseAreStated() {
    return cases(golden -> assertThat(factsOf(golden)).isEqualTo(golden.facts()));
  }

  @TestFactory
  Stream<DynamicContainer> whatIsExpectedIsSoByTheReferenceValidator() {
    return cases(EvolutionCasesTest::assertWitnessed);
  }

  @Test
  void thereAreCasesEnough() {
    assertThat(GoldenCase.all()).hasSizeGreaterThan(200);
  }

  @Test
  void nineteenOfTwentyBreaksOfEventsCarryAnEvent() {
    List<Break> breaks =
        GoldenCase.all().stream()
            .flatMap(golden -> Stream.of(Content.values()).flatMap(c -> check(golden, c)))
            .filter(broken -> broken.basis() != Break.Basis.RULE)
            .toList();
    long shown = breaks.stream().filter(broken -> broken.counterExample().isPresent()).count();

    assertThat((double) shown / breaks.size()).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void factsAreWrittenAnewOnRequestOnly() throws IOException {
    if (Boolean.getBoolean("assay.golden.write")) {
      for (Path file : GoldenCase.files()) {
        Files.writeString(file, withFacts(GoldenCase.in(file)));
      }
      throw new AssertionError("written anew, read the difference: " + GoldenCase.DIRECTORY);
    }
  }

  private static Stream<Break> check(GoldenCase golden, Content content) {
    return Compatibility.check(golden.from(), golden.to(), Level.FULL, content).breaks().stream();
  }

  private static Stream<DynamicContainer> cases(java.util.function.Consumer<GoldenCase> test) {
    return GoldenCase.files().stream()
        .map(GoldenCase::in)
        .map(cases ->
            DynamicContainer.dynamicContainer(
                cases.getFirst().theme(),
                cases.stream()
                    .map(golden ->
                        DynamicTest.dynamicTest(golden.name(), () -> test.accept(golden)))));
  }

  private static void judge(GoldenCase golden) {
    assertAll(
        Stream.of(Content.values())
            .filter(content -> golden.holds(Direction.BACKWARD, content).isPresent())
            .flatMap(content ->
                Stream.of(Level.BACKWARD, Level.FORWARD, Level.FULL, Level.SEMVER, Level.NONE)
                    .map(level -> () -> judge(golden, level, content))));
  }

  private static void judge(GoldenCase golden, Level level, Content content) {
    CompatibilityVerdict verdict = Compatibility.check(golden.from(), golden.to(), level, content);
    boolean expected =
        level.directions().stream()
            .allMatch(direction -> golden.holds(direction, content).orElseThrow());
    assertThat(verdict.compatible())
        .as("%s %s: %s", level, content, verdict.breaks())
        .isEqualTo(expected);
    assertThat(verdict.required())
        .as("required bump, %s: %s", content, verdict.breaks())
        .isEqualTo(golden.bump(content));
    assertThat(verdict.breaks().isEmpty()).isEqualTo(expected);
    verdict.breaks().forEach(broken -> assertShown(golden, broken));
  }

  private static void assertShown(GoldenCase golden, Break broken) {
    boolean wanted =
        switch (golden.counterExamples()) {
          case ALL -> true;
          case ALL_BUT_COLUMNS -> !broken.reason().contains("arrow-");
          case NONE -> false;
        };
    assertThat(broken.counterExample().isPresent()).as(broken.toString()).isEqualTo(wanted);
    broken.counterExample().ifPresent(event -> assertRefused(golden, broken.direction(), event));
  }

  private static void assertRefused(GoldenCase golden, Direction direction, JsonNode event) {
    boolean isBackward = direction == Direction.BACKWARD;
    assertThat(accepts(golden.from(), event)).as("old accepts %s", event).isEqualTo(isBackward);
    assertThat(accepts(golden.to(), event)).as("new accepts %s", event).isEqualTo(!isBackward);
  }

  private static boolean accepts(LooseDocument document, JsonNode event) {
    return Judge.of(document).orElseThrow().accepts(event);
  }

  private static void assertWitnessed(GoldenCase golden) {
    for (GoldenCase.Witness witness : golden.witnesses()) {
      String event = CanonicalJson.text(witness.event());
      assertThat(accepts(golden.from(), witness.event()))
          .as("old: " + event)
          .isEqualTo(witness.byFrom());
      assertThat(accepts(golden.to(), witness.event()))
          .as("new: " + event)
          .isEqualTo(witness.byTo());
      Direction broken = witness.byFrom() ? Direction.BACKWARD : Direction.FORWARD;
      assertThat(golden.holds(broken, Content.STRICT)).isEqualTo(Optional.of(false));
    }
  }

  private static List<String> factsOf(GoldenCase golden) {
    return Diff.between(golden.from(), golden.to()).stream()
        .map(fact -> fact.kind() + " " + fact.pointer())
        .toList();
  }

  private static String withFacts(List<GoldenCase> cases) {
    List<String> lines = new ArrayList<>();
    for (GoldenCase golden : cases) {
      ObjectNode node = (ObjectNode) golden.node().deepCopy();
      ArrayNode facts = node.putArray("facts");
      factsOf(golden).forEach(facts::add);
      lines.add("  " + JsonMapper.shared().writeValueAsString(node));
    }
    return lines.stream().collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }
}
