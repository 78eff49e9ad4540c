package dev.assay.validator.whatif;

import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactReading;
import dev.assay.validator.binding.Binding;
import dev.assay.validator.catalogue.Catalogue;
import dev.assay.validator.judgement.Event;
import dev.assay.validator.judgement.Judge;
import dev.assay.validator.judgement.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * Judges events by a catalogue that is supposed, and by that of today.
 *
 * <p>The very judge of the stream, given another state of the world: what a what-if says is what
 * the stream would do.
 */
final class Trial {
  private final Judge judge;
  private final Binding binding;
  private final Catalogue supposed;
  private final Optional<Catalogue> today;

  private Trial(Judge judge, Binding binding, Catalogue supposed, Optional<Catalogue> today) {
    this.judge = judge;
    this.binding = binding;
    this.supposed = supposed;
    this.today = today;
  }

  /** A trial about a question, beginning from the catalogue as it is. */
  static Trial of(Question question, Judge judge, Catalogue now) {
    Catalogue underRule = ruled(now, question.binding().source(), question.rule());
    return new Trial(
        judge,
        question.binding(),
        question.candidate().map(candidate -> candidate.publishedIn(underRule)).orElse(underRule),
        question.candidate().map(candidate -> underRule));
  }

  // A topic's policy decides before all others; so the mode supposed holds for every event of it.
  private static Catalogue ruled(Catalogue now, String topic, EnforcementPolicy.Rule rule) {
    return now.after(
        new FactReading.Stated(
            new Fact.PolicySet(
                new EnforcementPolicy(
                    new Scope.OfTopic(topic),
                    rule,
                    EnforcementPolicy.DEFAULT_REVISION,
                    "what-if",
                    "",
                    Instant.EPOCH))));
  }

  Judged judge(Event event) {
    return new Judged(
        judge.judge(binding, event, supposed),
        today.map(catalogue -> judge.judge(binding, event, catalogue)));
  }

  /**
   * What would become of an event.
   *
   * @param supposed as the question has it
   * @param today by the schema of today in the same mode; where the question has another schema
   */
  record Judged(Outcome supposed, Optional<Outcome> today) {}
}
