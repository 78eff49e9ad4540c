package dev.assay.validator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.enforcement.Cause;
import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.EnforcementPolicy.Ending;
import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactCodec;
import dev.assay.contracts.facts.Provenance;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LiveCatalogueTest {
  private static final Scope TOPIC = Scope.parse("topic:t");
  private static final Instant UNTIL = Instant.parse("2026-03-01T18:00:00Z");
  private static final Instant MUCH_LATER = UNTIL.plus(LiveCatalogue.GRACE);

  private final LiveCatalogue catalogue = new LiveCatalogue();
  private long offset;

  @Test
  void aPolicyWhoseTimeIsOverEndsByTheClockWhereTheRegistryDoesNotSaySo() {
    apply(policy(3, Rule.of(Mode.OFF), Optional.of(new Ending(UNTIL, Optional.of(ENFORCE)))));

    catalogue.itIs(MUCH_LATER.minusMillis(1));
    assertThat(mode()).isEqualTo(Mode.OFF);
    assertThat(catalogue.endedByClock()).isZero();

    catalogue.itIs(MUCH_LATER);
    assertThat(mode()).isEqualTo(Mode.ENFORCE);
    assertThat(catalogue.endedByClock()).isEqualTo(1);
    assertThat(catalogue.policyRevision()).isEqualTo(3);
  }

  @Test
  void withoutARuleOfItsOwnTheWiderScopeDecidesThen() {
    apply(
        new Fact.PolicySet(
            new EnforcementPolicy(Scope.EVERYTHING, ENFORCE, 1, "ada", "", Instant.EPOCH)));
    apply(policy(2, Rule.of(Mode.OFF), Optional.of(new Ending(UNTIL, Optional.empty()))));

    catalogue.itIs(MUCH_LATER);

    assertThat(mode()).isEqualTo(Mode.ENFORCE);
  }

  @Test
  void theRegistrysWordGoesBeforeTheClock() {
    apply(policy(3, Rule.of(Mode.OFF), Optional.of(new Ending(UNTIL, Optional.of(ENFORCE)))));
    catalogue.itIs(MUCH_LATER);

    Instant longer = UNTIL.plusSeconds(3600);
    apply(policy(4, Rule.canary(5), Optional.of(new Ending(longer, Optional.empty()))));

    assertThat(mode()).isEqualTo(Mode.CANARY);
    assertThat(catalogue.endedByClock()).isZero();
  }

  @Test
  void aClockThatGoesBackBringsBackWhatItEnded() {
    apply(policy(3, Rule.of(Mode.OFF), Optional.of(new Ending(UNTIL, Optional.of(ENFORCE)))));
    catalogue.itIs(MUCH_LATER);

    catalogue.itIs(UNTIL.minusSeconds(60));

    assertThat(mode()).isEqualTo(Mode.OFF);
  }

  @Test
  void liftingIsAcknowledgedLikeAnyDecision() {
    AtomicInteger told = new AtomicInteger();
    catalogue.onPolicy(told::incrementAndGet);
    apply(policy(3, ENFORCE, Optional.empty()));

    apply(
        new Fact.PolicyLifted(
            TOPIC, 4, "", new Cause.Operator(), new Provenance("ada", Instant.EPOCH)));

    assertThat(mode()).isEqualTo(Mode.LOG_ONLY);
    assertThat(catalogue.policyRevision()).isEqualTo(4);
    assertThat(told).hasValue(2);
  }

  private static final Rule ENFORCE = Rule.of(Mode.ENFORCE);

  private Mode mode() {
    return catalogue.now().policies().decide("t", Optional.empty()).mode();
  }

  private static Fact policy(long revision, Rule rule, Optional<Ending> ending) {
    return new Fact.PolicySet(
        new EnforcementPolicy(
            TOPIC, rule, revision, "ada", "", Instant.EPOCH, ending, new Cause.Operator()));
  }

  private void apply(Fact fact) {
    catalogue.applyPolicy(offset++, FactCodec.key(fact), FactCodec.value(fact));
  }
}
