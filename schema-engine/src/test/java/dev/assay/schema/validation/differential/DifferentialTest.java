package dev.assay.schema.validation.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.schema.validation.plan.Plan;
import dev.assay.schema.validation.plan.PlanReading;
import dev.assay.schema.validation.plan.Planner;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

/**
 * Generated schemas, generated events, mutated bytes: interpreter, generated class and reference.
 *
 * <p>{@code -Dassay.differential.cases=10000000} asks for as many cases more, from {@code
 * -Dassay.differential.seed} on.
 */
class DifferentialTest {
  private static final ValidationLimits LIMITS = new ValidationLimits(10_000, 20, 50);
  private static final int EVENTS = 12;
  private static final int MUTATIONS = 6;
  private final SchemaReader reader = new SchemaReader(DocumentLimits.defaults());
  private long accepted;
  private long judged;

  @Property(tries = 300)
  void whateverAPlanAcceptsTheReferenceAccepts(@ForAll long seed) {
    judgeBySeed(seed);
  }

  @Test
  @EnabledIfSystemProperty(named = "assay.differential.cases", matches = "\\d+")
  void asManyCasesAsAskedForAgree() {
    long wanted = Long.getLong("assay.differential.cases", 0);
    long seed = Long.getLong("assay.differential.seed", 1);
    for (; judged < wanted; seed++) {
      judgeBySeed(seed);
    }
    System.out.printf("%d cases, %d of them accepted by the plan%n", judged, accepted);
    assertThat(accepted).isGreaterThan(judged / 50);
  }

  private void judgeBySeed(long seed) {
    Random random = new Random(seed);
    JsonNode schema = new RandomSchemas(random).document();
    if (reader.read(schema.toString()) instanceof SchemaReading.Readable(SchemaDocument document)
        && Planner.plan(document) instanceof PlanReading.Planned(Plan plan)) {
      Contenders contenders = Contenders.of(document, plan, LIMITS);
      RandomEvents events = new RandomEvents(random);
      Mutations mutations = new Mutations(random);
      for (int i = 0; i < EVENTS; i++) {
        byte[] event = events.after(schema, 3).toString().getBytes(StandardCharsets.UTF_8);
        judge(contenders, event);
        for (int j = 0; j < MUTATIONS; j++) {
          judge(contenders, mutations.of(event));
        }
      }
    }
  }

  private void judge(Contenders contenders, byte[] event) {
    judged++;
    if (contenders.agreeToAccept(event)) {
      accepted++;
    }
  }
}
