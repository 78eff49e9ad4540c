package dev.assay.registry.audit;

import dev.assay.contracts.audit.AuditRecord;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Which records are wanted, newest first.
 *
 * @param actor who asked
 * @param subject what it was about: {@code v1/telemetry.FeedbackEvent}, with or without a version,
 *     a bare schema name on any track, or a policy's scope
 * @param action what was asked
 * @param outcome what became of it, such as {@code granted}
 * @param sinceInclusive when at the earliest
 * @param untilExclusive when at the latest
 * @param before the offset that the page before ended with
 * @param limit how many at most
 */
public record AuditQuestion(
    Optional<String> actor,
    Optional<String> subject,
    Optional<String> action,
    Optional<String> outcome,
    Optional<Instant> sinceInclusive,
    Optional<Instant> untilExclusive,
    OptionalLong before,
    int limit) {

  /** Whether it filters nothing out; a record that can't be read is an answer to no other. */
  boolean wantsAll() {
    return Stream.of(actor, subject, action, outcome, sinceInclusive, untilExclusive)
        .allMatch(Optional::isEmpty);
  }

  boolean wants(AuditRecord record) {
    return actor.stream().allMatch(record.actor()::equals)
        && action.stream().allMatch(record.action()::equals)
        && outcome.stream().allMatch(record.outcome().name().toLowerCase(Locale.ROOT)::equals)
        && sinceInclusive.stream().allMatch(since -> !record.at().isBefore(since))
        && untilExclusive.stream().allMatch(record.at()::isBefore)
        && subject.stream().allMatch(wanted -> isAbout(record.target(), wanted));
  }

  private static boolean isAbout(String target, String wanted) {
    String thing = target.split(" ", 2)[0];
    String subject = thing.split("@", 2)[0];
    String bare = subject.substring(Math.max(subject.indexOf('/'), subject.indexOf(':')) + 1);
    return wanted.equals(thing) || wanted.equals(subject) || wanted.equals(bare);
  }
}
