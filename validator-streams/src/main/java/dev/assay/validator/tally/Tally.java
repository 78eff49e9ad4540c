package dev.assay.validator.tally;

import dev.assay.contracts.deadletters.Origin;
import dev.assay.schema.SchemaName;
import dev.assay.validator.catalogue.CacheWatch;
import dev.assay.validator.judgement.Routing;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Counts every event once, for {@code /metrics} and {@code /status}; counts only grow.
 *
 * <p>What is counted are decisions of this process. Should Kafka abort a transaction, its events
 * are decided, and counted, again; the topics themselves are exact. Safe for use by many threads.
 */
public final class Tally implements CacheWatch {
  private static final Duration[] VERDICT_BUCKETS =
      Stream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 50_000)
          .map(micros -> Duration.ofNanos(1_000L * micros))
          .toArray(Duration[]::new);

  private final MeterRegistry meters;
  private final ConcurrentMap<String, Timer> verdicts = new ConcurrentHashMap<>();
  private final ConcurrentMap<Cell, Counters> cells = new ConcurrentHashMap<>();
  private final ConcurrentMap<Passage, Gate> gates = new ConcurrentHashMap<>();
  private final ConcurrentMap<SchemaName, Counter> hits = new ConcurrentHashMap<>();
  private final ConcurrentMap<SchemaName, Counter> misses = new ConcurrentHashMap<>();

  /** Counts in these meters. */
  public Tally(MeterRegistry meters) {
    this.meters = meters;
  }

  /** Counts one event that was decided about. */
  public void count(Origin origin, Cell cell, Routing.Exit exit) {
    Counters counters = cells.computeIfAbsent(cell, this::register);
    counters.own().increment();
    counters.records().increment();
    counters.validations().forEach(Counter::increment);
    Gate gate =
        gates.computeIfAbsent(new Passage(origin.topic(), origin.partition()), this::register);
    gate.in().increment();
    switch (exit) {
      case VALIDATED -> gate.validated().increment();
      case DEAD_LETTERS -> gate.deadLetters().increment();
    }
  }

  /** An event of a topic took so long to judge. */
  public void judged(String topic, long tookNanos) {
    verdicts.computeIfAbsent(topic, this::verdictTimer).record(tookNanos, TimeUnit.NANOSECONDS);
  }

  private Timer verdictTimer(String topic) {
    return Timer.builder(MetricNames.VERDICT_TIME)
        .tag(MetricNames.TOPIC, topic)
        .serviceLevelObjectives(VERDICT_BUCKETS)
        .register(meters);
  }

  /** What has been counted for a source topic, in a stable order. */
  public List<Count> of(String topic) {
    return cells.entrySet().stream()
        .filter(entry -> entry.getKey().topic().equals(topic))
        .map(entry -> new Count(entry.getKey(), entry.getValue().own().sum()))
        .sorted(Comparator.comparing(Count::cell, Cell.IN_ORDER))
        .toList();
  }

  @Override
  public void hit(SchemaName schema) {
    hits.computeIfAbsent(schema, name -> ofSchema(MetricNames.CACHE_HITS, name)).increment();
  }

  @Override
  public void miss(SchemaName schema) {
    misses.computeIfAbsent(schema, name -> ofSchema(MetricNames.CACHE_MISSES, name)).increment();
  }

  private Counter ofSchema(String meter, SchemaName name) {
    return meters.counter(meter, MetricNames.SCHEMA, name.value());
  }

  private Counters register(Cell cell) {
    return new Counters(
        new LongAdder(),
        meters.counter(
            MetricNames.RECORDS,
            MetricNames.TOPIC,
            cell.topic(),
            MetricNames.OUTCOME,
            cell.kind().text(),
            MetricNames.REASON,
            cell.reason()),
        cell.kind().validationOutcome().stream()
            .map(outcome ->
                meters.counter(
                    MetricNames.VALIDATIONS,
                    MetricNames.SCHEMA,
                    cell.schema(),
                    MetricNames.OUTCOME,
                    outcome))
            .toList());
  }

  private Gate register(Passage passage) {
    String partition = Integer.toString(passage.partition());
    return new Gate(
        meters.counter(
            MetricNames.RECORDS_IN,
            MetricNames.TOPIC,
            passage.topic(),
            MetricNames.PARTITION,
            partition),
        out(passage, "validated"),
        out(passage, "dead-letters"));
  }

  private Counter out(Passage passage, String exit) {
    return meters.counter(
        MetricNames.RECORDS_OUT,
        MetricNames.TOPIC,
        passage.topic(),
        MetricNames.PARTITION,
        Integer.toString(passage.partition()),
        MetricNames.EXIT,
        exit);
  }

  /** How often a cell was counted. */
  public record Count(Cell cell, long events) {}

  private record Counters(LongAdder own, Counter records, List<Counter> validations) {}

  private record Passage(String topic, int partition) {}

  private record Gate(Counter in, Counter validated, Counter deadLetters) {}
}
