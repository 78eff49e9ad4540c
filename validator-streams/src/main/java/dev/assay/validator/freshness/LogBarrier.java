package dev.assay.validator.freshness;

import dev.assay.contracts.deadletters.Origin;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares how far the log is with how far it has been applied; safe for use by many threads.
 *
 * <p>After a question that found no answer nobody asks again for a second: while the log is out of
 * reach, events that may pass unjudged shall not each wait for nothing.
 */
public final class LogBarrier implements Freshness {
  private static final Logger LOG = LoggerFactory.getLogger(LogBarrier.class);
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  /** Well below what a consumer may stay away from Kafka. */
  private static final Duration LONGEST_INSISTENCE = Duration.ofSeconds(30);

  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(200);

  private final LogEnds ends;
  private final LogReach reach;
  private final TopicPartition log;
  private final ConcurrentMap<TopicPartition, Long> settledBelow = new ConcurrentHashMap<>();
  private volatile long silentUntilNanos = System.nanoTime();

  /**
   * A barrier before a log.
   *
   * @param log the one partition of the topic that schemas are published in
   */
  public LogBarrier(LogEnds ends, LogReach reach, TopicPartition log) {
    this.ends = ends;
    this.reach = reach;
    this.log = log;
  }

  @Override
  public boolean await(Origin event, Optional<Long> knows, Duration atMost) {
    if (isSettled(event, knows)) {
      return true;
    }
    if (System.nanoTime() - silentUntilNanos < 0) {
      return false;
    }
    boolean settled = settle(event, atMost);
    if (!settled) {
      silentUntilNanos = System.nanoTime() + PAUSE_NANOS;
      LOG.warn(
          "schemas can't be said to be up to date applied_up_to={} waited_ms={} topic={} partition={} offset={}",
          reach.nextOffset(),
          atMost.toMillis(),
          event.topic(),
          event.partition(),
          event.offset());
    }
    return settled;
  }

  @Override
  public void insist(Origin event, Optional<Long> knows) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < LONGEST_INSISTENCE.toNanos()
        && !Thread.currentThread().isInterrupted()) {
      if (isSettled(event, knows) || settle(event, BETWEEN_QUESTIONS)) {
        return;
      }
    }
    throw new LogOutOfReach(
        "%s-%d@%d may not pass unjudged, and for %d ms nobody could say whether its schema is published: %s was applied up to %d"
            .formatted(
                event.topic(),
                event.partition(),
                event.offset(),
                Duration.ofNanos(System.nanoTime() - start).toMillis(),
                log,
                reach.nextOffset()));
  }

  private boolean isSettled(Origin event, Optional<Long> knows) {
    return event.offset() < settledBelow.getOrDefault(partition(event), 0L)
        || knows.filter(offset -> offset < reach.nextOffset()).isPresent();
  }

  private boolean settle(Origin event, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    TopicPartition source = partition(event);
    try {
      // In this order: what lies below the first end was there before the second was asked for.
      Optional<Long> sourceEnd =
          ends.endOf(source, IsolationLevel.READ_UNCOMMITTED, left(deadline));
      Optional<Long> logEnd = ends.endOf(log, IsolationLevel.READ_COMMITTED, left(deadline));
      if (logEnd.isEmpty() || !reach.await(logEnd.get(), deadline - System.nanoTime())) {
        return false;
      }
      settledBelow.merge(source, Math.max(sourceEnd.orElse(0L), event.offset() + 1), Math::max);
      return true;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Duration left(long deadlineNanos) {
    return Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime()));
  }

  private static TopicPartition partition(Origin event) {
    return new TopicPartition(event.topic(), event.partition());
  }
}
