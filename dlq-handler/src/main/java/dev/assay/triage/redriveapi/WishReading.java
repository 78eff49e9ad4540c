package dev.assay.triage.redriveapi;

import dev.assay.contracts.redrives.OffsetSpan;
import dev.assay.contracts.redrives.RedriveWish;
import dev.assay.contracts.redrives.RedriveWish.Movement;
import dev.assay.contracts.redrives.RedriveWish.Repair;
import dev.assay.contracts.redrives.RedriveWish.Selection;
import dev.assay.contracts.rest.ArchiveWishBody;
import dev.assay.contracts.rest.RedriveWishBody;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.Track;
import dev.assay.triage.archive.ArchiveName;
import dev.assay.triage.redrive.Decider;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Makes a wish of what somebody sent, or says which member is wrong. */
final class WishReading {
  private static final int MAX_SPANS = 100;
  private static final int MAX_REPAIR = 64 * 1024;
  private static final int MAX_ATTEMPTS = 1_000;
  private static final double MAX_RATE = 1e7;

  private final List<String> deadLetterTopics;
  private final UnaryOperator<String> group;

  /**
   * Reads wishes.
   *
   * @param deadLetterTopics those that may be named
   * @param group gives the whole fingerprint for its beginning, or a problem
   */
  WishReading(List<String> deadLetterTopics, UnaryOperator<String> group) {
    this.deadLetterTopics = List.copyOf(deadLetterTopics);
    this.group = group;
  }

  /**
   * The wish.
   *
   * @throws dev.assay.kit.http.ProblemRaised with 400 naming the member
   */
  RedriveWish read(RedriveWishBody body) {
    RedriveWish wish = new RedriveWish(selection(body), repair(body), movement(body));
    try {
      Decider.check(wish);
    } catch (IllegalArgumentException wrong) {
      throw RedriveProblem.badWish(String.valueOf(wrong.getMessage()));
    }
    return wish;
  }

  private Selection selection(RedriveWishBody body) {
    Selection selection =
        new Selection(
                body.group().map(group),
                body.archive().isPresent()
                    ? body.topics().orElse(List.of())
                    : topics(body.topics().orElse(List.of())),
                body.since().map(text -> instant("since", text)),
                body.until().map(text -> instant("until", text)),
                spans(body.offsets().orElse(List.of())),
                body.schema().map(text -> checked("schema", text, SchemaReference::parse)),
                body.producer())
            .from(body.archive().map(name -> checked("archive", name, ArchiveName::new)));
    boolean isBounded =
        selection.archive().isPresent()
            || selection.group().isPresent()
            || body.topics().isPresent()
            || selection.sinceMs().isPresent()
            || !selection.offsets().isEmpty()
            || selection.schema().isPresent()
            || selection.producer().isPresent();
    if (!isBounded) {
      throw RedriveProblem.badWish(
          "nothing is selected: give group, schema, since, offsets, producer or topics");
    }
    return selection;
  }

  /** What an archive is to be made of. */
  Selection selection(ArchiveWishBody body) {
    return new Selection(
        body.group().map(group),
        topics(body.topics().orElse(List.of())),
        body.since().map(text -> instant("since", text)),
        body.until().map(text -> instant("until", text)),
        spans(body.offsets().orElse(List.of())),
        body.schema().map(text -> checked("schema", text, SchemaReference::parse)),
        body.producer());
  }

  private List<String> topics(List<String> asked) {
    for (String topic : asked) {
      if (!deadLetterTopics.contains(topic)) {
        throw RedriveProblem.badWish(
            "topics", topic, "give some of " + String.join(", ", deadLetterTopics));
      }
    }
    return asked.isEmpty() ? deadLetterTopics : asked.stream().distinct().toList();
  }

  private List<OffsetSpan> spans(List<String> texts) {
    if (texts.size() > MAX_SPANS) {
      throw RedriveProblem.badWish("offsets", texts.size() + " spans", "give at most " + MAX_SPANS);
    }
    return texts.stream().map(text -> span(text)).toList();
  }

  private OffsetSpan span(String text) {
    OffsetSpan span = parsed("offsets", text, OffsetSpan::parse);
    span.topic().ifPresent(topic -> topics(List.of(topic)));
    return span;
  }

  private static Repair repair(RedriveWishBody body) {
    Repair repair = new Repair(body.patch(), body.mergePatch(), body.set().orElse(Map.of()));
    if (repair.toString().length() > MAX_REPAIR) {
      throw RedriveProblem.badWish(
          "the repair has more than %d characters; repair in several redrives"
              .formatted(MAX_REPAIR));
    }
    return repair;
  }

  private static Movement movement(RedriveWishBody body) {
    int attempts = body.maxAttempts().orElse(Movement.DEFAULT_ATTEMPTS);
    if (attempts < 1 || attempts > MAX_ATTEMPTS) {
      throw RedriveProblem.badWish(
          "max_attempts", Integer.toString(attempts), "give 1 to " + MAX_ATTEMPTS);
    }
    body.perSecond()
        .filter(rate -> !(rate > 0 && rate <= MAX_RATE))
        .ifPresent(rate -> {
          throw RedriveProblem.badWish(
              "per_second", rate.toString(), "give a number above 0, such as 500");
        });
    return new Movement(
        body.track().map(text -> checked("track", text, Track::new)),
        body.to().orElse(Movement.DEFAULT.to()),
        body.perSecond(),
        attempts,
        body.parkFailing().orElse(false),
        body.again().orElse(false),
        body.force().orElse(false));
  }

  private static long instant(String member, String text) {
    try {
      return Instant.parse(text).toEpochMilli();
    } catch (DateTimeParseException wrong) {
      throw RedriveProblem.badWish(
          member, text, "give ISO-8601 in UTC, such as 2026-11-21T09:00:00Z");
    }
  }

  private static String checked(String member, String text, Function<String, ?> parsing) {
    Optional<?> parsed = Optional.of(parsed(member, text, parsing));
    return parsed.map(_ -> text).orElse(text);
  }

  private static <T> T parsed(String member, String text, Function<String, T> parsing) {
    try {
      return parsing.apply(text);
    } catch (IllegalArgumentException wrong) {
      throw RedriveProblem.badWish(member, text, String.valueOf(wrong.getMessage()));
    }
  }
}
