package dev.assay.validator.topology;

import dev.assay.contracts.deadletters.Origin;
import dev.assay.contracts.headers.HeaderNames;
import dev.assay.contracts.headers.HeaderText;
import dev.assay.contracts.rest.LogPosition;
import dev.assay.validator.binding.Binding;
import dev.assay.validator.catalogue.Catalogue;
import dev.assay.validator.judgement.Event;
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
    court.counting().ledger().note(cell, ruling.outcome(), ruling.policy());
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
    Catalogue catalogue = court.catalogue().now();
    Ruling ruling = court.judge().hear(binding, event, catalogue);
    return ruling.mayBeOvertaken() && binding.schemaWait().isPositive()
        ? waited(binding, event, catalogue, ruling)
        : ruling;
  }

  /** Waits until enough is known, and hears the event again where more is known by then. */
  private Ruling waited(Binding binding, Event event, Catalogue before, Ruling first) {
    Optional<Long> knows = knownOffset(event);
    long startNanos = System.nanoTime();
    boolean certain = court.freshness().await(event.origin(), knows, binding.schemaWait());
    Ruling ruling = heardAgain(binding, event, before, first);
    if (!certain && ruling.refusesTheUnknown()) {
      court.freshness().insist(event.origin(), knows);
      ruling = heardAgain(binding, event, before, ruling);
    }
    court
        .counting()
        .resolutions()
        .waited(binding.source(), certain, Duration.ofNanos(System.nanoTime() - startNanos));
    return ruling;
  }

  // Catalogues are values: as long as it is the same one, so is what is ruled by it.
  @SuppressWarnings("ReferenceEquality")
  private Ruling heardAgain(Binding binding, Event event, Catalogue before, Ruling ruling) {
    Catalogue now = court.catalogue().now();
    return now == before ? ruling : court.judge().hear(binding, event, now);
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
