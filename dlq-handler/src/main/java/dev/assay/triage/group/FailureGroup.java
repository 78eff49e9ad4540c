package dev.assay.triage.group;

import dev.assay.contracts.deadletters.FailureFingerprint;
import java.time.Instant;

/**
 * The dead letters with one failure fingerprint, summed up.
 *
 * <p>A fold that does not depend on order: the same dead letters, each once, in any order, make the
 * same group. Its samples and its timeline are kept apart, because a list of groups needs none.
 *
 * @param fingerprint what they have in common
 * @param figures what changes with each
 * @param profile what changes seldom
 */
public record FailureGroup(FailureFingerprint fingerprint, Figures figures, Profile profile) {

  /** The group of a dead letter that is the first of its kind. */
  public static FailureGroup of(DeadLetterRecord letter) {
    return new FailureGroup(letter.fingerprint(), Figures.of(letter.moment()), Profile.of(letter));
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
    boolean isLatest = letter.moment().compareTo(figures.latest()) > 0;
    return new FailureGroup(
        fingerprint, figures.with(letter.moment()), profile.with(letter, isLatest));
  }

  /**
   * This group and more of its dead letters, none of which it had.
   *
   * @throws IllegalArgumentException if they belong to another group
   */
  public FailureGroup with(FailureGroup others) {
    if (!others.fingerprint.equals(fingerprint)) {
      throw new IllegalArgumentException(
          "dead letters of group %s do not belong to %s"
              .formatted(others.fingerprint, fingerprint));
    }
    boolean areLatest = others.figures.latest().compareTo(figures.latest()) > 0;
    return new FailureGroup(
        fingerprint, figures.with(others.figures), profile.with(others.profile, areLatest));
  }

  /** How many dead letters there are, at least 1. */
  public long count() {
    return figures.count();
  }

  /** The earliest failure's time. */
  public Instant firstSeen() {
    return figures.firstSeen();
  }

  /** The latest failure's time. */
  public Instant lastSeen() {
    return figures.latest().failedAt();
  }

  /** What the last one says. */
  public Complaint complaint() {
    return profile.complaint();
  }

  /** Versions, topics, producers. */
  public Reach reach() {
    return profile.reach();
  }
}
