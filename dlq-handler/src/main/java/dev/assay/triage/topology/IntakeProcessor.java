package dev.assay.triage.topology;

import dev.assay.triage.group.DeadLetterRecord;
import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.group.Moment;
import dev.assay.triage.intake.Arrival;
import dev.assay.triage.intake.Intake;
import dev.assay.triage.intake.Thinning;
import dev.assay.triage.privacy.Privacy;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * From a record of a dead-letter topic to what its group needs of it, keyed by fingerprint.
 *
 * <p>Cutting happens before the repartition topic, so that no event crosses the network whole a
 * second time, and most not at all; the event's headers stay behind for the same reason. What is to
 * be hidden is hidden here, so that no topic and no store of ours ever holds it.
 */
final class IntakeProcessor extends ContextualProcessor<byte[], byte[], String, DeadLetterRecord> {
  private final LetterCount count;
  private final Privacy privacy;
  private final Thinning thinning = new Thinning();

  IntakeProcessor(LetterCount count, Privacy privacy) {
    this.count = count;
    this.privacy = privacy;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata at =
        context()
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("only source topics feed the intake"));
    Arrival arrival = arrival(record, at);
    DeadLetterRecord letter = Intake.read(arrival);
    count.counted(at.topic(), letter.complaint().reason());
    context()
        .forward(
            new Record<>(
                letter.fingerprint().value(),
                privacy.veiled(thinning.thinned(letter), arrival),
                record.timestamp(),
                new RecordHeaders()));
  }

  private static Arrival arrival(Record<byte[], byte[]> record, RecordMetadata at) {
    return new Arrival(
        new Moment(
            Instant.ofEpochMilli(record.timestamp()),
            new LetterPosition(at.topic(), at.partition(), at.offset())),
        record.headers(),
        Optional.ofNullable(record.key()),
        Optional.ofNullable(record.value()));
  }
}
