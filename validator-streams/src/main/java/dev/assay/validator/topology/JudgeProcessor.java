package dev.assay.validator.topology;

import dev.assay.contracts.deadletters.Origin;
import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.schema.SchemaName;
import dev.assay.validator.binding.Binding;
import dev.assay.validator.catalogue.Catalogue;
import dev.assay.validator.judgement.Event;
import dev.assay.validator.judgement.Outcome;
import dev.assay.validator.judgement.Routing;
import dev.assay.validator.tally.Cell;
import java.util.Optional;
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
    Catalogue now = court.catalogue().now();
    long began = System.nanoTime();
    Outcome outcome = court.judge().judge(binding, event, now);
    long tookNanos = System.nanoTime() - began;
    court.tally().judged(binding.source(), tookNanos);
    court.tracing().judged(event, outcome, tookNanos);
    Routing routing = Routing.of(event, outcome);
    Cell cell = Cell.of(binding.source(), outcome);
    court.tally().count(origin, cell, routing.exit());
    court.ledger().note(cell, outcome, policy(outcome, now));
    court.docket().note(binding.source(), outcome);
    court.partitions().cameFrom(metadata.partition());
    forward(record.withHeaders(routing.headers()), routing.exit());
  }

  // As the judge finds it: where no schema was found, the binding's stands in.
  private EnforcementPolicy policy(Outcome outcome, Catalogue now) {
    Optional<SchemaName> schema =
        switch (outcome) {
          case Outcome.Passed passed -> Optional.of(passed.schema());
          case Outcome.Marked marked -> Optional.of(marked.schema());
          case Outcome.Refused refused -> refused.schema();
          case Outcome.Unjudged unjudged -> unjudged.schema();
          case Outcome.Skipped skipped -> Optional.empty();
        };
    return now.policies()
        .decide(binding.source(), schema.or(() -> Optional.of(binding.schema())));
  }

  // A dead letter carries the time of its failure: by the event's own time, retention might delete
  // it at once.
  private void forward(Record<byte[], byte[]> record, Routing.Exit exit) {
    switch (exit) {
      case VALIDATED -> context().forward(record, ValidatorTopology.validatedNode(binding));
      case DEAD_LETTERS ->
          context()
              .forward(
                  record.withTimestamp(court.clock().millis()),
                  ValidatorTopology.deadLettersNode(binding));
    }
  }
}
