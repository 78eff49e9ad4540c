package dev.assay.registry.log;

import dev.assay.contracts.rest.LogPosition;
import dev.assay.registry.state.Snapshot;
import dev.assay.registry.state.StateFeed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the log on a thread of its own, from its first record, for as long as the process lives.
 *
 * <p>What can be neither read nor skipped stops it for good: the last good state stands, everybody
 * who waits fails, and {@link #condition()} says why.
 */
public final class Follower implements StateFeed, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration ASK = Duration.ofSeconds(2);
  private static final Duration CLOSE = Duration.ofSeconds(2);
  private static final long RETRY_PAUSE_MS = 500;
  private static final int WORTH_SHARING = 200;

  private final LogAddress address;
  private final Replay replay;
  private final Waiters waiters = new Waiters();
  private final List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Snapshot> caughtUp = new CompletableFuture<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread;
  private volatile Progress progress = Progress.NONE;
  private volatile FollowerCondition condition = new FollowerCondition.CatchingUp();

  private Follower(LogAddress address) {
    this.address = address;
    this.replay = new Replay(address);
    this.consumer = LogConsumer.open(address);
    this.thread = Thread.ofPlatform().name("registry-log").unstarted(this::run);
  }

  /** Begins to follow; returns at once. */
  public static Follower start(LogAddress address) {
    Follower follower = new Follower(address);
    follower.thread.start();
    return follower;
  }

  @Override
  public Snapshot current() {
    return progress.snapshot();
  }

  @Override
  public CompletionStage<Snapshot> caughtUp() {
    return caughtUp.minimalCompletionStage();
  }

  @Override
  public CompletionStage<Snapshot> awaitAtLeast(LogPosition position, Duration atMost) {
    return await(reached -> reached.snapshot().position().isAtLeast(position), atMost);
  }

  /** Completes once everything before this end has been read. */
  CompletableFuture<Snapshot> awaitRead(LogEnd end, Duration atMost) {
    return await(reached -> reached.readUpTo().isAtLeast(end), atMost);
  }

  private CompletableFuture<Snapshot> await(Predicate<Progress> reached, Duration atMost) {
    CompletableFuture<Snapshot> future = waiters.await(reached, atMost, () -> progress);
    if (condition instanceof FollowerCondition.Stopped(String reason)) {
      future.completeExceptionally(new FailStop(reason));
    }
    return future;
  }

  @Override
  public Subscription onChange(Consumer<Snapshot> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** How it goes. */
  public FollowerCondition condition() {
    return condition;
  }

  /** Stops following; the last state stands. */
  @Override
  public void close() {
    closing.countDown();
    consumer.wakeup();
    try {
      thread.join(CLOSE.plus(CLOSE));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (consumer) {
      follow();
    } catch (WakeupException | InterruptException expected) {
      LOG.atDebug().log("follower told to stop");
    } catch (FailStop stop) {
      stop(stop);
    } catch (RuntimeException | StackOverflowError unexpected) {
      stop(new FailStop("the follower failed unexpectedly: " + unexpected, unexpected));
    }
  }

  private void follow() {
    Optional<LogEnd> endAtStart = Optional.empty();
    while (closing.getCount() > 0) {
      try {
        poll();
        if (!caughtUp.isDone()) {
          endAtStart = Optional.of(endAtStart.orElseGet(this::endNow));
          endAtStart.filter(progress.readUpTo()::isAtLeast).ifPresent(this::caughtUp);
        }
        condition = LogConsumer.isConnected(consumer) ? reading() : away("no connection");
      } catch (InvalidOffsetException lost) {
        throw new FailStop(
            "the log no longer has the offset to be read next (%s); was a topic deleted? restart this replica to read what is there now"
                .formatted(lost.getMessage()),
            lost);
      } catch (WakeupException | InterruptException closed) {
        throw closed;
      } catch (KafkaException trouble) {
        condition = away(trouble.toString());
        pause();
      }
    }
  }

  private void poll() {
    Progress reached = progress;
    try {
      for (Replay.Read read : read(consumer.poll(POLL))) {
        reached = new Progress(replay.apply(reached.snapshot(), read), reached.readUpTo());
      }
      LogEnd readUpTo =
          new LogEnd(
              consumer.position(address.schemas(), ASK),
              consumer.position(address.enforcement(), ASK));
      reached = new Progress(reached.snapshot(), readUpTo);
    } finally {
      // Also when a record stops the follower: what stood before it is good.
      advance(reached);
    }
  }

  /** A start reads thousands at once, and reading is most of its work. */
  private static List<Replay.Read> read(ConsumerRecords<byte[], byte[]> records) {
    List<ConsumerRecord<byte[], byte[]>> inOrder = new ArrayList<>(records.count());
    records.forEach(inOrder::add);
    Stream<ConsumerRecord<byte[], byte[]>> stream =
        inOrder.size() < WORTH_SHARING ? inOrder.stream() : inOrder.parallelStream();
    return stream.map(Replay.Read::of).toList();
  }

  private void advance(Progress next) {
    boolean changed = !next.snapshot().position().equals(progress.snapshot().position());
    progress = next;
    waiters.wake(next);
    if (changed) {
      listeners.forEach(listener -> tell(listener, next.snapshot()));
    }
  }

  private static void tell(Consumer<Snapshot> listener, Snapshot snapshot) {
    try {
      listener.accept(snapshot);
    } catch (RuntimeException broken) {
      LOG.atError().setCause(broken).log("a listener broke its promise not to throw");
    }
  }

  private LogEnd endNow() {
    return LogEnd.of(consumer.endOffsets(address.partitions(), ASK), address);
  }

  private void caughtUp(LogEnd end) {
    LOG.atInfo()
        .addKeyValue("schemas", progress.snapshot().state().subjects().size())
        .addKeyValue("position", progress.snapshot().position())
        .log("caught up with the log");
    caughtUp.complete(progress.snapshot());
  }

  private FollowerCondition reading() {
    return caughtUp.isDone()
        ? new FollowerCondition.Following()
        : new FollowerCondition.CatchingUp();
  }

  private FollowerCondition away(String detail) {
    if (!(condition instanceof FollowerCondition.KafkaAway)) {
      LOG.atWarn().addKeyValue("detail", detail).log("Kafka is away; the last state stands");
    }
    return new FollowerCondition.KafkaAway(detail);
  }

  private void stop(FailStop stop) {
    condition = new FollowerCondition.Stopped(stop.reason());
    LOG.atError().setCause(stop).log("the log can't be followed any further");
    caughtUp.completeExceptionally(stop);
    waiters.fail(stop);
  }

  private void pause() {
    try {
      var _ = closing.await(RETRY_PAUSE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
