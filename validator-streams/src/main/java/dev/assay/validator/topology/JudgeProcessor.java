package dev.assay.validator.topology;

import dev.assay.contracts.deadletters.Origin;
import dev.assay.validator.binding.Binding;
import dev.assay.validator.judgement.Event;
import dev.assay.validator.judgement.Outcome;
import dev.assay.validator.judgement.Routing;
import dev.assay.validator.tally.Cell;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Judges the events of one binding and sends each out by one of the two exits; drops none. */
final class JudgeProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
  private final Binding binding;
  private final Courtroom court;

  JudgeProcessor(Binding binding, Courtroom court) {
    this.binding = binding;
    this.court = court;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata metadata = context().recordMetadata().orElseThrow();
    Origin origin =
        new Origin(metadata.topic(), metadata.partition(), metadata.offset(), record.timestamp());
    Event event = new Event(origin, record.key(), record.value(), record.headers());
    Outcome outcome = court.judge().judge(binding, event, court.catalogue().now());
    Routing routing = Routing.of(event, outcome);
    court.tally().count(origin, Cell.of(binding.source(), outcome), routing.exit());
    court.docket().note(binding.source(), outcome);
    court.partitions().cameFrom(metadata.partition());
    forward(record.withHeaders(routing.headers()), routing.exit());
  }

  // A dead letter carries the time of its failure: by the event's own time, retention might delete
  // it at once. By a clock that was set back it might as well, so never a time before the event's.
  private void forward(Record<byte[], byte[]> record, Routing.Exit exit) {
    switch (exit) {
      case VALIDATED -> context().forward(record, ValidatorTopology.validatedNode(binding));
      case DEAD_LETTERS ->
          context()
              .forward(
                  record.withTimestamp(Math.max(court.clock().millis(), record.timestamp())),
                  ValidatorTopology.deadLettersNode(binding));
    }
  }
}
