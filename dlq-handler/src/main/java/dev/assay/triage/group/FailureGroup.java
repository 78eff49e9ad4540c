package dev.assay.triage.group;

import dev.assay.contracts.deadletters.FailureFingerprint;
import java.time.Instant;

/**
 * The dead letters with one failure fingerprint, summed up.
 *
 * <p>A fold that does not depend on order: the same dead letters, each once, in any order, make the
 * same group. Its samples are kept apart, in {@link KeptSamples}, because a list of groups needs
 * none.
 *
 * @param fingerprint what they have in common
 * @param count how many there are, at least 1
 * @param firstSeen the earliest failure
 * @param latest the last failure
 * @param complaint what the last one says
 * @param reach versions and topics
 */
public record FailureGroup(
    FailureFingerprint fingerprint,
    long count,
    Instant firstSeen,
    Moment latest,
    Complaint complaint,
    Reach reach) {

  public FailureGroup {
    if (count < 1) {
      throw new IllegalArgumentException(
          "failure group %s counts %d dead letters: without one there is no group"
              .formatted(fingerprint, count));
    }
    if (firstSeen.isAfter(latest.failedAt())) {
      throw new IllegalArgumentException(
          "failure group %s was first seen at %s, after it was last seen at %s"
              .formatted(fingerprint, firstSeen, latest.failedAt()));
    }
  }

  /** The group of a dead letter that is the first of its kind. */
  public static FailureGroup of(DeadLetterRecord letter) {
    Moment moment = letter.sample().moment();
    return new FailureGroup(
        letter.fingerprint(),
        1,
        moment.failedAt(),
        moment,
        letter.complaint(),
        Reach.NONE.with(letter.sample()));
  }

  /**
   * This group after one more dead letter.
   *
   * @throws IllegalArgumentException if the dead letter belongs to another group
   */
  public FailureGroup with(DeadLetterRecord letter) {
    if (!letter.fingerprint().equals(fingerprint)) {
      throw new IllegalArgumentException(
          "a dead letter of group %s does not belong to %s"
              .formatted(letter.fingerprint(), fingerprint));
    }
    Moment moment = letter.sample().moment();
    boolean isLatest = moment.compareTo(latest) > 0;
    return new FailureGroup(
        fingerprint,
        count + 1,
        moment.failedAt().isBefore(firstSeen) ? moment.failedAt() : firstSeen,
        isLatest ? moment : latest,
        isLatest ? letter.complaint() : complaint,
        reach.with(letter.sample()));
  }

  /** The latest failure's time. */
  public Instant lastSeen() {
    return latest.failedAt();
  }
}
