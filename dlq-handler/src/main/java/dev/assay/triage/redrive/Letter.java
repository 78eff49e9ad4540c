package dev.assay.triage.redrive;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.schema.SchemaReference;
import dev.assay.triage.group.DeadLetterRecord;
import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.group.Sample;
import dev.assay.triage.intake.Arrival;
import dev.assay.triage.intake.Intake;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/**
 * A dead letter as a redrive sees it: whole.
 *
 * @param arrival its bytes and where it stands
 * @param record what its group was told of it, hence which group that is
 * @param source where the event came from
 */
record Letter(Arrival arrival, DeadLetterRecord record, LetterSource source) {

  static Letter of(Arrival arrival) {
    return new Letter(
        arrival, Intake.read(arrival), LetterSource.in(arrival.headers(), arrival.moment()));
  }

  LetterPosition position() {
    return arrival.moment().position();
  }

  long failedAtMs() {
    return arrival.moment().failedAt().toEpochMilli();
  }

  FailureFingerprint fingerprint() {
    return record.fingerprint();
  }

  Optional<SchemaReference> schema() {
    return record.sample().flatMap(Sample::schema).or(() -> SchemaClaim.in(arrival.headers()));
  }

  long attempt() {
    return record.sample().map(Sample::attempt).orElse(0L);
  }

  Headers headers() {
    return arrival.headers();
  }
}
