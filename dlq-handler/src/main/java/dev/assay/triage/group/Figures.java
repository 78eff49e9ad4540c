package dev.assay.triage.group;

import java.time.Instant;

/**
 * What changes with every dead letter of a group, and nothing else.
 *
 * @param count how many there are, at least 1
 * @param firstSeen the earliest failure
 * @param latest the last failure
 * @param tempo how fast they come
 */
public record Figures(long count, Instant firstSeen, Moment latest, Tempo tempo) {
  public Figures {
    if (count < 1) {
      throw new IllegalArgumentException(
          "a failure group counts %d dead letters: without one there is no group".formatted(count));
    }
    if (firstSeen.isAfter(latest.failedAt())) {
      throw new IllegalArgumentException(
          "a failure group was first seen at %s, after it was last seen at %s"
              .formatted(firstSeen, latest.failedAt()));
    }
  }

  /** The figures of the first dead letter. */
  public static Figures of(Moment moment) {
    return new Figures(1, moment.failedAt(), moment, Tempo.of(moment.failedAt().toEpochMilli()));
  }

  /** The figures after one more. */
  public Figures with(Moment moment) {
    Instant failedAt = moment.failedAt();
    return new Figures(
        count + 1,
        failedAt.isBefore(firstSeen) ? failedAt : firstSeen,
        moment.compareTo(latest) > 0 ? moment : latest,
        tempo.with(failedAt.toEpochMilli()));
  }

  /** The figures of these dead letters and those. */
  public Figures with(Figures others) {
    return new Figures(
        count + others.count,
        others.firstSeen.isBefore(firstSeen) ? others.firstSeen : firstSeen,
        others.latest.compareTo(latest) > 0 ? others.latest : latest,
        tempo.with(others.tempo));
  }
}
