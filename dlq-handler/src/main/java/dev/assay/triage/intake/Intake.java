package dev.assay.triage.intake;

import dev.assay.contracts.deadletters.DeadLetter;
import dev.assay.contracts.deadletters.Failure;
import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.contracts.deadletters.LetterHeaders;
import dev.assay.contracts.deadletters.Origin;
import dev.assay.contracts.headers.HeaderNames;
import dev.assay.contracts.headers.HeaderText;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.validation.Violation;
import dev.assay.triage.group.Bounds;
import dev.assay.triage.group.Complaint;
import dev.assay.triage.group.DeadLetterRecord;
import dev.assay.triage.group.FailureReason;
import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.group.LetterWriter;
import dev.assay.triage.group.Trace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a dead letter of whatever stands in a dead-letter topic.
 *
 * <p>Never throws and never drops: what no convention explains is a dead letter all the same, in
 * one group per topic. Texts are cut here, once, so that nobody behind has to.
 *
 * <p>Remembers failures that it read, since most dead letters of a flood fail like one before. Not
 * for use by several threads.
 */
public final class Intake {
  private static final String NO_HEADERS =
      "the headers of this dead letter are not a validator's, nor of any application known";
  private static final int MAX_KNOWN = 16_384;
  private static final int MAX_KNOWN_BYTES = 2_048;

  private final Map<String, Known> known = new LinkedHashMap<>();

  /** What is remembered of a failure that was read. */
  private record Known(LetterHeaders headers, Failing failing) {}

  /** A failure of ours, understood. */
  private record Failing(
      Failure failure,
      Optional<SchemaReference> schema,
      Complaint complaint,
      List<Violation> violations) {
    static Failing of(Failure failure) {
      Optional<SchemaReference> schema = failure.schema().flatMap(Intake::reference);
      return new Failing(
          failure, schema, Intake.complaint(failure, schema), Bounds.cut(failure.violations()));
    }
  }

  /** What one record says, by somebody who remembers no other. */
  public static Opened read(Arrival arrival) {
    return new Intake().open(arrival);
  }

  /** What a record says. */
  public Opened open(Arrival arrival) {
    LetterHeaders headers = LetterHeaders.in(arrival.headers());
    // Half of a validator's headers are a damaged dead letter of ours, not one of Kafka Streams.
    return headers.areOurs()
        ? ours(arrival, headers).orElseGet(() -> unreadable(arrival))
        : Convention.ALL.stream()
            .flatMap(convention ->
                convention.read(arrival.headers()).stream()
                    .map(found -> givenUp(arrival, convention.writer(), found)))
            .findFirst()
            .orElseGet(() -> unreadable(arrival));
  }

  private Optional<Opened> ours(Arrival arrival, LetterHeaders headers) {
    Known before = known.get(headers.fingerprint().orElse(""));
    if (before != null && before.headers.failLike(headers)) {
      return headers
          .letter(before.failing.failure)
          .filter(Intake::standsSomewhere)
          .map(letter -> understood(arrival, letter, before.failing));
    }
    return headers
        .letter()
        .filter(Intake::standsSomewhere)
        .map(letter -> {
          Failing failing = Failing.of(letter.failure());
          remember(headers, failing);
          return understood(arrival, letter, failing);
        });
  }

  private void remember(LetterHeaders headers, Failing failing) {
    if (headers.failureLength() <= MAX_KNOWN_BYTES) {
      known.put(failing.failure.fingerprint().value(), new Known(headers, failing));
      if (known.size() > MAX_KNOWN) {
        known.remove(known.keySet().iterator().next());
      }
    }
  }

  private static boolean standsSomewhere(DeadLetter letter) {
    Origin origin = letter.origin();
    return !origin.topic().isBlank()
        && origin.topic().length() <= Bounds.MAX_TOPIC_LENGTH
        && origin.partition() >= 0
        && origin.offset() >= 0;
  }

  private static Opened understood(Arrival arrival, DeadLetter letter, Failing failing) {
    return opened(
        arrival,
        failing.failure.fingerprint(),
        failing.complaint,
        new Opened.Details(letter.origin(), failing.schema, letter.attempt(), failing.violations));
  }

  private static Complaint complaint(Failure failure, Optional<SchemaReference> schema) {
    Optional<Violation> first = failure.violations().stream().findFirst();
    return new Complaint(
        LetterWriter.ASSAY,
        schema.map(Intake::subject).orElse(Complaint.UNKNOWN_SCHEMA),
        FailureReason.of(failure.reason()),
        Bounds.cut(first.map(Violation::keyword).orElse(""), Bounds.MAX_PLACE_LENGTH),
        Bounds.cut(first.map(FailureFingerprint::place).orElse(""), Bounds.MAX_PLACE_LENGTH),
        line(failure.message()));
  }

  private static Opened givenUp(Arrival arrival, LetterWriter writer, Convention.Understood found) {
    Optional<SchemaReference> schema = claimed(arrival);
    Complaint complaint =
        new Complaint(
            writer,
            schema.map(Intake::subject).orElse(Complaint.UNKNOWN_SCHEMA),
            FailureReason.APPLICATION_ERROR,
            Bounds.cut(found.kind(), Bounds.MAX_PLACE_LENGTH),
            Bounds.cut(found.where(), Bounds.MAX_PLACE_LENGTH),
            line(found.message()));
    Origin origin =
        found.origin().timestampMs() >= 0
            ? found.origin()
            : new Origin(
                found.origin().topic(),
                found.origin().partition(),
                found.origin().offset(),
                arrival.moment().failedAt().toEpochMilli());
    return opened(
        arrival,
        FailureFingerprint.ofApplicationError(
            origin.topic(), complaint.keyword(), complaint.place()),
        complaint,
        new Opened.Details(origin, schema, DeadLetter.attemptIn(arrival.headers()), List.of()));
  }

  private static Opened unreadable(Arrival arrival) {
    LetterPosition position = arrival.moment().position();
    Origin origin =
        new Origin(
            position.topic(),
            position.partition(),
            position.offset(),
            arrival.moment().failedAt().toEpochMilli());
    return opened(
        arrival,
        FailureFingerprint.ofUnreadable(position.topic()),
        new Complaint(
            LetterWriter.UNKNOWN,
            Complaint.UNKNOWN_SCHEMA,
            FailureReason.UNREADABLE,
            "",
            "",
            NO_HEADERS),
        new Opened.Details(
            origin, Optional.empty(), DeadLetter.attemptIn(arrival.headers()), List.of()));
  }

  private static Opened opened(
      Arrival arrival,
      FailureFingerprint fingerprint,
      Complaint complaint,
      Opened.Details details) {
    return new Opened(
        arrival,
        new DeadLetterRecord(
            fingerprint,
            arrival.moment(),
            complaint,
            new Trace(details.origin().topic(), details.schema(), ProducerName.of(arrival))),
        details);
  }

  /** What the producer says its event is, where no validator judged it. */
  private static Optional<SchemaReference> claimed(Arrival arrival) {
    return HeaderText.read(arrival.headers(), HeaderNames.SCHEMA).flatMap(Intake::reference);
  }

  /** A producer may have written this header, so it may say anything. */
  private static Optional<SchemaReference> reference(String text) {
    try {
      return Optional.of(SchemaReference.parse(text));
    } catch (IllegalArgumentException anything) {
      return Optional.empty();
    }
  }

  private static String subject(SchemaReference schema) {
    return new SchemaReference(schema.track(), schema.name(), Optional.empty()).toString();
  }

  /** The first line: what follows is a stack trace. */
  private static String line(String message) {
    return Bounds.cut(message.lines().findFirst().orElse(""), Bounds.MAX_MESSAGE_LENGTH);
  }
}
