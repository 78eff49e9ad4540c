package dev.assay.triage.redrive;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.schema.SchemaReference;
import dev.assay.triage.group.DeadLetterRecord;
import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.intake.Arrival;
import dev.assay.triage.intake.Intake;
import dev.assay.triage.intake.Opened;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/**
 * A dead letter as a redrive sees it: whole.
 *
 * @param opened its bytes, where it stands, and what its group was told of it
 * @param source where the event came from
 */
record Letter(Opened opened, LetterSource source) {

  static Letter of(Arrival arrival) {
    return new Letter(Intake.read(arrival), LetterSource.in(arrival.headers(), arrival.moment()));
  }

  Arrival arrival() {
    return opened.arrival();
  }

  DeadLetterRecord record() {
    return opened.letter();
  }

  LetterPosition position() {
    return arrival().moment().position();
  }

  long failedAtMs() {
    return arrival().moment().failedAt().toEpochMilli();
  }

  FailureFingerprint fingerprint() {
    return record().fingerprint();
  }

  Optional<SchemaReference> schema() {
    return opened.details().schema().or(() -> SchemaClaim.in(headers()));
  }

  long attempt() {
    return opened.details().attempt();
  }

  Headers headers() {
    return arrival().headers();
  }
}
