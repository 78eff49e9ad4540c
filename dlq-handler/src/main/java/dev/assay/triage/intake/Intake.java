package dev.assay.triage.intake;

import dev.assay.contracts.deadletters.DeadLetter;
import dev.assay.contracts.deadletters.Failure;
import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.contracts.deadletters.Origin;
import dev.assay.contracts.headers.HeaderNames;
import dev.assay.contracts.headers.HeaderText;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.validation.Violation;
import dev.assay.triage.group.Bounds;
import dev.assay.triage.group.Complaint;
import dev.assay.triage.group.DeadLetterRecord;
import dev.assay.triage.group.EventText;
import dev.assay.triage.group.FailureReason;
import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.group.LetterWriter;
import dev.assay.triage.group.Sample;
import dev.assay.triage.group.Trace;
import java.util.List;
import java.util.Optional;

/**
 * Makes a dead letter of whatever stands in a dead-letter topic.
 *
 * <p>Never throws and never drops: what no convention explains is a dead letter all the same, in
 * one group per topic. Texts are cut here, once, so that nobody behind has to.
 */
public final class Intake {
  private static final String NO_HEADERS =
      "the headers of this dead letter are not a validator's, nor of any application known";

  private Intake() {}

  /** What the record tells its failure group. */
  public static DeadLetterRecord read(Arrival arrival) {
    // Half of a validator's headers are a damaged dead letter of ours, not one of Kafka Streams.
    boolean isOurs = arrival.headers().lastHeader(HeaderNames.REASON) != null;
    return isOurs
        ? DeadLetter.readFrom(arrival.headers())
            .filter(Intake::standsSomewhere)
            .map(letter -> understood(arrival, letter))
            .orElseGet(() -> unreadable(arrival))
        : Convention.ALL.stream()
            .flatMap(convention ->
                convention.read(arrival.headers()).stream()
                    .map(found -> givenUp(arrival, convention.writer(), found)))
            .findFirst()
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
    return record(
        arrival,
        failure.fingerprint(),
        complaint(failure, schema),
        new Found(letter.origin(), schema, Bounds.cut(failure.violations())));
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

  private static DeadLetterRecord givenUp(
      Arrival arrival, LetterWriter writer, Convention.Understood found) {
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
    return record(
        arrival,
        FailureFingerprint.ofApplicationError(
            origin.topic(), complaint.keyword(), complaint.place()),
        complaint,
        new Found(origin, schema, List.of()));
  }

  private static DeadLetterRecord unreadable(Arrival arrival) {
    LetterPosition position = arrival.moment().position();
    Origin origin =
        new Origin(
            position.topic(),
            position.partition(),
            position.offset(),
            arrival.moment().failedAt().toEpochMilli());
    return record(
        arrival,
        FailureFingerprint.ofUnreadable(position.topic()),
        new Complaint(
            LetterWriter.UNKNOWN,
            Complaint.UNKNOWN_SCHEMA,
            FailureReason.UNREADABLE,
            "",
            "",
            NO_HEADERS),
        new Found(origin, Optional.empty(), List.of()));
  }

  private static DeadLetterRecord record(
      Arrival arrival, FailureFingerprint fingerprint, Complaint complaint, Found found) {
    Optional<String> producer = ProducerName.of(arrival);
    return new DeadLetterRecord(
        fingerprint,
        arrival.moment(),
        complaint,
        new Trace(found.origin.topic(), found.schema, producer),
        Optional.of(
            new Sample(
                arrival.moment(),
                found.origin,
                found.schema,
                producer,
                event(arrival),
                DeadLetter.attemptIn(arrival.headers()),
                found.violations)));
  }

  private record Found(
      Origin origin, Optional<SchemaReference> schema, List<Violation> violations) {}

  private static Sample.Event event(Arrival arrival) {
    return new Sample.Event(
        arrival.key().map(key -> EventText.of(key, Bounds.MAX_KEY_BYTES)),
        arrival
            .value()
            .map(value -> EventText.of(value, Bounds.MAX_VALUE_BYTES))
            .orElse(EventText.EMPTY));
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
