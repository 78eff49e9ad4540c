package dev.assay.validator.topology;

import dev.assay.kit.health.Health;
import dev.assay.validator.outputs.Refusals;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

/** A running topology. */
public final class Stream implements AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(2_500);

  private final KafkaStreams streams;

  /**
   * A topology that is not started yet.
   *
   * @param properties of Kafka Streams
   * @param refusals told what an output refuses
   * @param countThreadFailure called for each stream thread that died
   */
  public Stream(
      Topology topology,
      Map<String, Object> properties,
      Refusals refusals,
      Clock clock,
      Runnable countThreadFailure) {
    Properties all = new Properties();
    all.putAll(OutputRefusal.toldTo(refusals, properties));
    this.streams = new KafkaStreams(topology, all);
    streams.setUncaughtExceptionHandler(new ThreadFailures(clock, countThreadFailure));
  }

  /** Reads the registry's log to its end, then begins to judge; returns after the former. */
  public void start() {
    streams.start();
  }

  /** The state's name, as Kafka Streams calls it. */
  public String state() {
    return streams.state().name();
  }

  /** Up while events are judged. */
  public Health readiness() {
    return switch (streams.state()) {
      case RUNNING -> Health.up();
      case CREATED, REBALANCING -> Health.down("not judging yet: " + state());
      case PENDING_SHUTDOWN, PENDING_ERROR, NOT_RUNNING, ERROR ->
          Health.down("not judging any more: " + state());
    };
  }

  /** Down when nothing but a new process helps. */
  public Health liveness() {
    return switch (streams.state()) {
      case PENDING_ERROR, ERROR -> Health.down("stopped after a failure, see the log: " + state());
      case CREATED, REBALANCING, RUNNING, PENDING_SHUTDOWN, NOT_RUNNING -> Health.up();
    };
  }

  /**
   * Commits and leaves the group, so that others take over at once instead of after the session
   * timeout.
   */
  @Override
  public void close() {
    streams.close(
        CloseOptions.timeout(CLOSE_TIMEOUT)
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
  }
}
