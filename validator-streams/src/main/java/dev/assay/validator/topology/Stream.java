package dev.assay.validator.topology;

import dev.assay.kit.health.Health;
import dev.assay.validator.binding.Sources;
import dev.assay.validator.outputs.Refusals;
import dev.assay.validator.report.Partition;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

/**
 * The events being judged; built anew, in place, when other topics are to be read.
 *
 * <p>Instances of one group that have different topologies do no work together: whoever reads less
 * refuses what it is assigned, and all rebalance. So all change at once, each as soon as it meets
 * the decision in the log, instead of one after the other.
 */
public final class Stream implements AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(2_500);

  private final Function<Sources, Topology> building;
  private final Properties properties = new Properties();
  private final ThreadFailures failures;
  private volatile Optional<KafkaStreams> running = Optional.empty();
  private volatile boolean closed;

  /**
   * No stream yet.
   *
   * @param building makes the topology for sources
   * @param properties of Kafka Streams
   * @param refusals told what an output refuses
   * @param countThreadFailure called for each stream thread that died
   */
  public Stream(
      Function<Sources, Topology> building,
      Map<String, Object> properties,
      Refusals refusals,
      Clock clock,
      Runnable countThreadFailure) {
    this.building = building;
    this.properties.putAll(OutputRefusal.toldTo(refusals, properties));
    this.failures = new ThreadFailures(clock, countThreadFailure);
  }

  /**
   * Stops reading what is read, commits, and reads these sources from where the group stands.
   *
   * @param betwixt done when nothing is read any more, before anything is read again
   */
  public synchronized void read(Sources sources, Runnable betwixt) {
    if (closed) {
      return;
    }
    stop();
    betwixt.run();
    if (!sources.isEmpty()) {
      KafkaStreams next = new KafkaStreams(building.apply(sources), properties);
      next.setUncaughtExceptionHandler(failures);
      running = Optional.of(next);
      next.start();
    }
  }

  /** The state's name, as Kafka Streams calls it; {@code IDLE} where there is nothing to read. */
  public String state() {
    return running.map(streams -> streams.state().name()).orElse("IDLE");
  }

  /** The source partitions that are read here, and how far. */
  public List<Partition> partitions() {
    return running.map(Reading::of).orElse(List.of());
  }

  /** Up while events are judged, or there are none to judge. */
  public Health readiness() {
    return running.map(Stream::readiness).orElseGet(() -> Health.up("no topic is bound"));
  }

  /** Down when nothing but a new process helps. */
  public Health liveness() {
    return running.map(Stream::liveness).orElseGet(Health::up);
  }

  private static Health readiness(KafkaStreams streams) {
    return switch (streams.state()) {
      case RUNNING -> Health.up();
      case CREATED, REBALANCING -> Health.down("not judging yet: " + streams.state());
      case PENDING_SHUTDOWN, PENDING_ERROR, NOT_RUNNING, ERROR ->
          Health.down("not judging any more: " + streams.state());
    };
  }

  private static Health liveness(KafkaStreams streams) {
    return switch (streams.state()) {
      case PENDING_ERROR, ERROR ->
          Health.down("stopped after a failure, see the log: " + streams.state());
      case CREATED, REBALANCING, RUNNING, PENDING_SHUTDOWN, NOT_RUNNING -> Health.up();
    };
  }

  private void stop() {
    running.ifPresent(streams ->
        streams.close(
            CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)));
    running = Optional.empty();
  }

  /**
   * Commits and leaves the group, so that others take over at once instead of after the session
   * timeout.
   */
  @Override
  public synchronized void close() {
    closed = true;
    stop();
  }
}
