package dev.assay.validator.topology;

import dev.assay.kit.lifecycle.CannotStart;
import dev.assay.validator.freshness.LogOutOfReach;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.apache.kafka.streams.errors.TopologyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what follows when a stream thread dies of something unforeseen.
 *
 * <p>Nothing is lost: the thread's transaction is aborted and its events are read again. So the
 * thread is replaced; but when too many die in a row, the same event would kill the next one as
 * well, and the instance stops, with readiness and liveness off.
 *
 * <p>Some kinds do not count, because a new process would meet them as well and they end from
 * outside: an event whose schema nobody can look up now, a topic that can't be prepared now, an
 * assignment by an instance with another topology, as while all of them change theirs; Kafka being
 * away; and an output that refuses an event, which readiness tells.
 */
final class ThreadFailures implements StreamsUncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ThreadFailures.class);
  private static final int MAX_REPLACED = 5;
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Clock clock;
  private final Runnable counting;
  private final Deque<Long> replacedAtMs = new ArrayDeque<>();

  ThreadFailures(Clock clock, Runnable counting) {
    this.clock = clock;
    this.counting = counting;
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
    counting.run();
    if (endsFromOutside(failure)) {
      LOG.warn("stream thread is replaced, it tries again", failure);
      LockSupport.parkNanos(PAUSE.toNanos());
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    long nowMs = clock.millis();
    replacedAtMs.removeIf(atMs -> nowMs - atMs > WINDOW.toMillis());
    if (replacedAtMs.size() >= MAX_REPLACED) {
      LOG.error(
          "validator stops: {} stream threads died within {}", MAX_REPLACED + 1, WINDOW, failure);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    replacedAtMs.add(nowMs);
    LOG.error("stream thread died and is replaced", failure);
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  private static boolean endsFromOutside(Throwable failure) {
    return java.util.stream.Stream.iterate(
            Optional.of(failure), Optional::isPresent, one -> one.map(Throwable::getCause))
        .flatMap(Optional::stream)
        .anyMatch(one -> isPassing(one));
  }

  private static boolean isPassing(Throwable failure) {
    return failure instanceof LogOutOfReach
        || failure instanceof TopologyException
        || failure instanceof CannotStart
        || failure instanceof RetriableException
        || OutputRefusal.isRefusalForGood(failure);
  }
}
