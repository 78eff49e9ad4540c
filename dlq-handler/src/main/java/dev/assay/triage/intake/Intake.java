package dev.assay.triage.intake;

import dev.assay.contracts.deadletters.DeadLetter;
import dev.assay.contracts.deadletters.Failure;
import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.contracts.deadletters.Origin;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.validation.Violation;
import dev.assay.triage.group.Bounds;
import dev.assay.triage.group.Complaint;
import dev.assay.triage.group.DeadLetterRecord;
import dev.assay.triage.group.EventText;
import dev.assay.triage.group.FailureReason;
import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.group.Sample;
import java.util.List;
import java.util.Optional;

/**
 * Makes a dead letter of whatever stands in a dead-letter topic.
 *
 * <p>Never throws and never drops: what our own headers don't explain is a dead letter all the
 * same, in one group per topic. Texts are cut here, once, so that nobody behind has to.
 */
public final class Intake {
  private static final String NO_HEADERS = "the headers of this dead letter are not a validator's";

  private Intake() {}

  /** What the record tells its failure group. */
  public static DeadLetterRecord read(Arrival arrival) {
    return DeadLetter.readFrom(arrival.headers())
        .filter(Intake::standsSomewhere)
        .map(letter -> understood(arrival, letter))
        .orElseGet(() -> unreadable(arrival));
  }

  private static boolean standsSomewhere(DeadLetter letter) {
    Origin origin = letter.origin();
    return !origin.topic().isBlank()
        && origin.topic().length() <= Bounds.MAX_TOPIC_LENGTH
        && origin.partition() >= 0
        && origin.offset() >= 0;
  }

  private static DeadLetterRecord understood(Arrival arrival, DeadLetter letter) {
    Failure failure = letter.failure();
    Optional<SchemaReference> schema = failure.schema().flatMap(Intake::reference);
    return new DeadLetterRecord(
        failure.fingerprint(),
        complaint(failure, schema),
        new Sample(
            arrival.moment(),
            letter.origin(),
            schema,
            event(arrival),
            letter.attempt(),
            Bounds.cut(failure.violations())));
  }

  private static Complaint complaint(Failure failure, Optional<SchemaReference> schema) {
    Optional<Violation> first = failure.violations().stream().findFirst();
    return new Complaint(
        schema.map(Intake::subject).orElse(Complaint.UNKNOWN_SCHEMA),
        FailureReason.of(failure.reason()),
        Bounds.cut(first.map(Violation::keyword).orElse(""), Bounds.MAX_PLACE_LENGTH),
        Bounds.cut(first.map(FailureFingerprint::place).orElse(""), Bounds.MAX_PLACE_LENGTH),
        Bounds.cut(failure.message(), Bounds.MAX_MESSAGE_LENGTH));
  }

  private static DeadLetterRecord unreadable(Arrival arrival) {
    LetterPosition position = arrival.moment().position();
    return new DeadLetterRecord(
        FailureFingerprint.ofUnreadable(position.topic()),
        new Complaint(Complaint.UNKNOWN_SCHEMA, FailureReason.UNREADABLE, "", "", NO_HEADERS),
        new Sample(
            arrival.moment(),
            new Origin(
                position.topic(),
                position.partition(),
                position.offset(),
                arrival.moment().failedAt().toEpochMilli()),
            Optional.empty(),
            event(arrival),
            DeadLetter.attemptIn(arrival.headers()),
            List.of()));
  }

  private static Sample.Event event(Arrival arrival) {
    return new Sample.Event(
        arrival.key().map(key -> EventText.of(key, Bounds.MAX_KEY_BYTES)),
        arrival
            .value()
            .map(value -> EventText.of(value, Bounds.MAX_VALUE_BYTES))
            .orElse(EventText.EMPTY));
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
}
