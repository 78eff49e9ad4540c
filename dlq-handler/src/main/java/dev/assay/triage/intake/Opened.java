package dev.assay.triage.intake;

import dev.assay.contracts.deadletters.Origin;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.validation.Violation;
import dev.assay.triage.group.Bounds;
import dev.assay.triage.group.DeadLetterRecord;
import dev.assay.triage.group.EventText;
import dev.assay.triage.group.Sample;
import java.util.List;
import java.util.Optional;

/**
 * A dead letter that was read.
 *
 * @param arrival the record itself
 * @param letter what its group is told
 * @param details what only an example shows
 */
public record Opened(Arrival arrival, DeadLetterRecord letter, Details details) {

  /**
   * What is known besides.
   *
   * @param origin where the event came from
   * @param schema what it was judged by, where that is known
   * @param attempt how often it had been redriven, from 0
   * @param violations the first ones, cut
   */
  public record Details(
      Origin origin, Optional<SchemaReference> schema, long attempt, List<Violation> violations) {}

  /** The dead letter as an example; made anew each time, since few are asked for. */
  public Sample sample() {
    return new Sample(
        letter.moment(),
        details.origin,
        details.schema,
        letter.trace().producer(),
        new Sample.Event(
            arrival.key().map(key -> EventText.of(key, Bounds.MAX_KEY_BYTES)),
            arrival
                .value()
                .map(value -> EventText.of(value, Bounds.MAX_VALUE_BYTES))
                .orElse(EventText.EMPTY)),
        details.attempt,
        details.violations);
  }
}
