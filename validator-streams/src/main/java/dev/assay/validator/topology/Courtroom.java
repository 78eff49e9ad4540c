package dev.assay.validator.topology;

import dev.assay.validator.binding.Binding;
import dev.assay.validator.binding.LiveBindings;
import dev.assay.validator.catalogue.LiveCatalogue;
import dev.assay.validator.freshness.Freshness;
import dev.assay.validator.judgement.Judge;
import dev.assay.validator.tally.ResolutionTally;
import dev.assay.validator.tally.Tally;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * What all judging processors share; every part is safe for use by many threads.
 *
 * @param bindings what holds for which topic
 * @param catalogue what is published
 * @param judge decides
 * @param freshness says whether the catalogue is enough to decide by
 * @param preparing sees to it that a binding's outputs are there, before the first event leaves;
 *     returns at once where it has seen to it before
 * @param counting what is counted
 * @param clock tells the time of a failure
 */
public record Courtroom(
    LiveBindings bindings,
    LiveCatalogue catalogue,
    Judge judge,
    Freshness freshness,
    Consumer<Binding> preparing,
    Counting counting,
    Clock clock) {

  /** What is counted: events by what became of them, and schemas by how they were found. */
  public record Counting(Tally tally, ResolutionTally resolutions) {}
}
