package dev.assay.validator.topology;

import dev.assay.contracts.topics.TopicNames;
import dev.assay.kit.health.Health;
import dev.assay.validator.catalogue.LiveCatalogue;
import dev.assay.validator.freshness.LogReach;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the registry's log into the catalogue, for as long as the process lives. */
public final class LogStream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogStream.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(500);

  private final KafkaStreams streams;

  /**
   * A stream that is not started yet.
   *
   * @param properties of Kafka Streams
   * @param whenItFails called once should it die, on a thread of Kafka's
   */
  public LogStream(
      TopicNames names,
      LiveCatalogue catalogue,
      LogReach reach,
      Map<String, Object> properties,
      Runnable whenItFails) {
    Properties all = new Properties();
    all.putAll(properties);
    this.streams =
        new KafkaStreams(
            ValidatorTopology.ofLog(names, catalogue),
            all,
            new LogClients(new TopicPartition(names.schemas(), 0), reach));
    streams.setUncaughtExceptionHandler(failure -> {
      LOG.error("the registry's log is followed no more", failure);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    });
    streams.setStateListener((now, before) -> {
      if (now == KafkaStreams.State.PENDING_ERROR) {
        whenItFails.run();
      }
    });
  }

  /** Reads the log to its end, and on from there; returns after the former. */
  public void start() {
    streams.start();
  }

  /** Up while the log is followed. */
  public Health readiness() {
    return isFollowing()
        ? Health.up()
        : Health.down("the registry's log is not followed: " + streams.state());
  }

  /** Down when nothing but a new process helps. */
  public Health liveness() {
    return switch (streams.state()) {
      case PENDING_ERROR, ERROR ->
          Health.down("the registry's log is followed no more, see the log: " + streams.state());
      case CREATED, REBALANCING, RUNNING, PENDING_SHUTDOWN, NOT_RUNNING -> Health.up();
    };
  }

  private boolean isFollowing() {
    return streams.state().isRunningOrRebalancing();
  }

  @Override
  public void close() {
    streams.close(CloseOptions.timeout(CLOSE_TIMEOUT));
  }
}
