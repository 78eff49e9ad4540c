package dev.assay.schema.evolution.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schema.document.LooseDocument;
import dev.assay.schema.evolution.Break.Direction;
import dev.assay.schema.evolution.Compatibility;
import dev.assay.schema.evolution.CompatibilityVerdict;
import dev.assay.schema.evolution.Judge;
import dev.assay.schema.evolution.Level;
import dev.assay.schema.evolution.diff.Diff;
import dev.assay.schema.inclusion.Content;
import dev.assay.schema.json.CanonicalJson;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Attacks verdicts with events: what a verdict calls compatible, no event may contradict.
 *
 * <p>More pairs are tried with {@code -Dassay.attack.pairs=N}, so many for each of the tries.
 */
class CompatibleVerdictsUnderAttackTest {
  private static final int PAIRS = Integer.getInteger("assay.attack.pairs", 4);
  private static final int EVENTS = 60;

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void noEventContradictsACompatibleVerdict(@ForAll long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < PAIRS; i++) {
      SchemaMaker maker = new SchemaMaker(random);
      ObjectNode from = maker.document();
      ObjectNode to = random.nextInt(8) == 0 ? maker.document() : maker.changed(from);
      attack(from, to, random);
    }
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void aSchemaDoesNotDifferFromItself(@ForAll long seed) {
    LooseDocument document = LooseDocument.of(new SchemaMaker(new Random(seed)).document());

    assertThat(Diff.between(document, document)).isEmpty();
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void fullIsBackwardAndForward(@ForAll long seed) {
    SchemaMaker maker = new SchemaMaker(new Random(seed));
    ObjectNode document = maker.document();
    LooseDocument from = LooseDocument.of(document);
    LooseDocument to = LooseDocument.of(maker.changed(document));

    for (Content content : Content.values()) {
      assertThat(Compatibility.check(from, to, Level.FULL, content).compatible())
          .isEqualTo(
              Compatibility.check(from, to, Level.BACKWARD, content).compatible()
                  && Compatibility.check(from, to, Level.FORWARD, content).compatible());
    }
  }

  private static void attack(ObjectNode from, ObjectNode to, Random random) {
    Optional<Judge> old = Judge.of(LooseDocument.of(from));
    Optional<Judge> young = Judge.of(LooseDocument.of(to));
    if (old.isPresent() && young.isPresent()) {
      for (Content content : Content.values()) {
        CompatibilityVerdict verdict =
            Compatibility.check(LooseDocument.of(from), LooseDocument.of(to), Level.FULL, content);
        Set<Direction> broken =
            verdict.breaks().stream().map(each -> each.direction()).collect(Collectors.toSet());
        if (!broken.contains(Direction.BACKWARD)) {
          attack(from, to, old.get(), young.get(), random, content);
        }
        if (!broken.contains(Direction.FORWARD)) {
          attack(to, from, young.get(), old.get(), random, content);
        }
      }
    }
  }

  private static void attack(
      JsonNode writer, JsonNode reader, Judge writes, Judge reads, Random random, Content content) {
    EventMaker events = new EventMaker(random, writer, reader, content == Content.LENIENT);
    for (int i = 0; i < EVENTS; i++) {
      JsonNode event = events.event();
      if (writes.opinion(event).orElse(false)) {
        assertThat(reads.opinion(event).orElse(true))
            .as(
                "%s: %s was called compatible with the reader %s, but %s contradicts",
                content, writer, reader, CanonicalJson.text(event))
            .isTrue();
      }
    }
  }
}
