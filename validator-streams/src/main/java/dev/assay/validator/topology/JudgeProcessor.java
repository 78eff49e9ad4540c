package dev.assay.validator.topology;

import dev.assay.contracts.deadletters.Origin;
import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.headers.HeaderNames;
import dev.assay.contracts.headers.HeaderText;
import dev.assay.contracts.rest.LogPosition;
import dev.assay.schema.SchemaName;
import dev.assay.validator.binding.Binding;
import dev.assay.validator.judgement.Event;
import dev.assay.validator.judgement.Outcome;
import dev.assay.validator.judgement.Routing;
import dev.assay.validator.judgement.Ruling;
import dev.assay.validator.tally.Cell;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Judges the events of one binding and sends each out by one of the two exits; drops none. */
final class JudgeProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
  private final Courtroom court;
  private final Docket docket;
  private final WayOut wayOut;
  private @Nullable Binding prepared;

  JudgeProcessor(Courtroom court, Docket docket, WayOut wayOut) {
    this.court = court;
    this.docket = docket;
    this.wayOut = wayOut;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata metadata = context().recordMetadata().orElseThrow();
    Binding binding = binding(metadata.topic());
    prepare(binding);
    Origin origin =
        new Origin(metadata.topic(), metadata.partition(), metadata.offset(), record.timestamp());
    Event event = new Event(origin, record.key(), record.value(), record.headers());
    long began = System.nanoTime();
    Ruling ruling = hear(binding, event);
    long tookNanos = System.nanoTime() - began;
    Routing routing = Routing.of(event, ruling, binding.annotateValid());
    count(binding, event, ruling, routing.exit());
    court.counting().tally().judged(binding.source(), tookNanos);
    court.counting().tracing().judged(event, ruling.outcome(), tookNanos);
    docket.note(binding.source(), ruling.outcome());
    forward(record.withHeaders(routing.headers()), routing.exit(), binding, metadata.partition());
  }

  // The same object until bindings change; asking for each event would cost more than judging some.
  @SuppressWarnings("ReferenceEquality")
  private void prepare(Binding binding) {
    if (binding != prepared) {
      court.preparing().accept(binding);
      prepared = binding;
    }
  }

  private void count(Binding binding, Event event, Ruling ruling, Routing.Exit exit) {
    Cell cell = Cell.of(binding.source(), ruling.outcome());
    court.counting().tally().count(event.origin(), cell, exit);
    court.counting().resolutions().count(binding.source(), ruling);
    court.counting().ledger().note(cell, ruling.outcome(), policy(binding, ruling.outcome()));
  }

  // As the judge finds it: where no schema was found, the binding's stands in.
  private EnforcementPolicy policy(Binding binding, Outcome outcome) {
    Optional<SchemaName> schema =
        switch (outcome) {
          case Outcome.Passed passed -> Optional.of(passed.schema());
          case Outcome.Marked marked -> Optional.of(marked.schema());
          case Outcome.Refused refused -> refused.schema();
          case Outcome.Unjudged unjudged -> unjudged.schema();
          case Outcome.Skipped skipped -> Optional.empty();
        };
    return court
        .catalogue()
        .now()
        .policies()
        .decide(binding.source(), schema.or(() -> Optional.of(binding.schema())));
  }

  // Topics are read only by a binding, and a binding goes only after its topic is read no more.
  private Binding binding(String topic) {
    return court
        .bindings()
        .now()
        .of(topic)
        .orElseThrow(
            () -> new IllegalStateException("no binding reads topic '%s'".formatted(topic)));
  }

  private Ruling hear(Binding binding, Event event) {
    Ruling ruling = court.judge().hear(binding, event, court.catalogue().now());
    return ruling.mayBeOvertaken() && binding.schemaWait().isPositive()
        ? heardAgain(binding, event)
        : ruling;
  }

  private Ruling heardAgain(Binding binding, Event event) {
    Optional<Long> knows = knownOffset(event);
    long startNanos = System.nanoTime();
    boolean certain = court.freshness().await(event.origin(), knows, binding.schemaWait());
    Ruling ruling = court.judge().hear(binding, event, court.catalogue().now());
    if (!certain && ruling.refusesTheUnknown()) {
      court.freshness().insist(event.origin(), knows);
      ruling = court.judge().hear(binding, event, court.catalogue().now());
    }
    court
        .counting()
        .resolutions()
        .waited(binding.source(), certain, Duration.ofNanos(System.nanoTime() - startNanos));
    return ruling;
  }

  private static Optional<Long> knownOffset(Event event) {
    try {
      return HeaderText.read(event.headers(), HeaderNames.MIN_OFFSET)
          .map(LogPosition::parse)
          .map(LogPosition::schemas);
    } catch (IllegalArgumentException noPosition) {
      return Optional.empty();
    }
  }

  // A dead letter carries the time of its failure: by the event's own time, retention might delete
  // it at once. By a clock that was set back it might as well, so never a time before the event's.
  private void forward(
      Record<byte[], byte[]> record, Routing.Exit exit, Binding binding, int partition) {
    switch (exit) {
      case VALIDATED -> {
        wayOut.leads(binding.validatedTopic(), partition);
        context().forward(record);
      }
      case DEAD_LETTERS -> {
        wayOut.leads(binding.deadLetterTopic(), partition);
        context()
            .forward(record.withTimestamp(Math.max(court.clock().millis(), record.timestamp())));
      }
    }
  }
}
