package dev.assay.validator;

import dev.assay.contracts.instances.InstanceId;
import dev.assay.kit.lifecycle.Lifecycle;
import dev.assay.kit.time.SteadyClock;
import dev.assay.validator.catalogue.LiveCatalogue;
import dev.assay.validator.report.Instance;
import dev.assay.validator.report.InstanceLog;
import dev.assay.validator.report.Partition;
import dev.assay.validator.report.Reporter;
import dev.assay.validator.tally.Ledger;
import dev.assay.validator.tally.MetricNames;
import dev.assay.validator.topology.Stream;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;

/** Wires what tells of this instance: to the registry, and to meters at the same beat. */
final class Telling {
  private static final int INCARNATION_DIGITS = 8;

  private final ValidatorConfiguration configuration;
  private final InstanceId id;
  private final InstanceLog log;
  private final Clock clock;
  private final Lifecycle lifecycle;
  private final MultiGauge lag;
  private final MultiGauge inFlight;

  private Telling(
      ValidatorConfiguration configuration,
      InstanceId id,
      InstanceLog log,
      MeterRegistry meters,
      Clock clock,
      Lifecycle lifecycle) {
    this.configuration = configuration;
    this.id = id;
    this.log = log;
    this.clock = clock;
    this.lifecycle = lifecycle;
    this.lag = MultiGauge.builder(MetricNames.LAG).register(meters);
    this.inFlight = MultiGauge.builder(MetricNames.IN_FLIGHT).register(meters);
  }

  /** Opened before the stream, so that the farewell comes after its last event. */
  static Telling open(
      ValidatorConfiguration configuration,
      String instance,
      MeterRegistry meters,
      Clock clock,
      Lifecycle lifecycle) {
    String incarnation =
        UUID.randomUUID().toString().replace("-", "").substring(0, INCARNATION_DIGITS);
    InstanceId id = new InstanceId(instance, incarnation);
    InstanceLog log =
        lifecycle.open(
            new InstanceLog(
                configuration.kafka().properties(),
                configuration.topics().names().instances(),
                id,
                meters.counter(MetricNames.REPORTS_LOST)::increment));
    return new Telling(configuration, id, log, meters, clock, lifecycle);
  }

  void start(Stream stream, LiveCatalogue catalogue, Ledger ledger) {
    Instance instance =
        new Instance(
            id,
            Signature.host(),
            configuration.streams().application(),
            Signature.version(),
            clock.millis(),
            stream::state,
            stream::partitions);
    lifecycle.open(
        Reporter.start(
            instance,
            catalogue,
            ledger,
            new SteadyClock(clock, System::nanoTime),
            configuration.reports().every(),
            this::tell));
  }

  private void tell(Reporter.Beat beat) {
    show(lag, beat.partitions(), one -> Math.max(0, one.lag()));
    show(inFlight, beat.partitions(), Partition::inFlight);
    log.tell(beat.report());
  }

  private static void show(
      MultiGauge gauge, List<Partition> partitions, ToLongFunction<Partition> value) {
    gauge.register(
        partitions.stream()
            .<MultiGauge.Row<?>>map(one ->
                MultiGauge.Row.of(
                    Tags.of(
                        MetricNames.TOPIC,
                        one.topic(),
                        MetricNames.PARTITION,
                        Integer.toString(one.partition())),
                    value.applyAsLong(one)))
            .toList(),
        true);
  }
}
