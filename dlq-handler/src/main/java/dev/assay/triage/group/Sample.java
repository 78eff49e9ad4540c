package dev.assay.triage.group;

import dev.assay.contracts.deadletters.Origin;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.validation.Violation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One dead letter as an example of its group.
 *
 * @param moment when it was refused
 * @param origin where the event came from
 * @param schema what it was judged by, where that is known
 * @param producer who sent it, where it says so
 * @param event the event itself
 * @param attempt how often it had been redriven, from 0
 * @param violations the first ones, see {@link Bounds}
 */
public record Sample(
    Moment moment,
    Origin origin,
    Optional<SchemaReference> schema,
    Optional<String> producer,
    Event event,
    long attempt,
    List<Violation> violations)
    implements Comparable<Sample> {
  private static final Comparator<Sample> ORDER = Comparator.comparing(Sample::moment);

  public Sample {
    Bounds.checked("source topic", origin.topic(), Bounds.MAX_TOPIC_LENGTH);
    violations = List.copyOf(violations);
    if (!violations.equals(Bounds.cut(violations))) {
      throw new IllegalArgumentException(
          "%d violations are more or longer than what is kept: cut them first"
              .formatted(violations.size()));
    }
  }

  /** Orders by moment alone: no two dead letters share one. */
  @Override
  public int compareTo(Sample other) {
    return ORDER.compare(this, other);
  }

  /**
   * An event as people read it.
   *
   * @param key its key, where it has one
   * @param value its value, as much as is kept
   */
  public record Event(Optional<EventText> key, EventText value) {}
}
