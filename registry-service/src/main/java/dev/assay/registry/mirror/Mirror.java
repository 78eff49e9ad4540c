package dev.assay.registry.mirror;

import dev.assay.contracts.rest.LogPosition;
import dev.assay.contracts.topics.TopicNames;
import dev.assay.kit.tls.WatchedFiles;
import dev.assay.registry.state.Snapshot;
import dev.assay.registry.state.StateFeed;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that keeps the copy in step; everything about etcd happens on it. */
public final class Mirror implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Mirror.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration GLANCE_EVERY = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MAX_LOST_RACES = 20;

  private final MirrorStore store;
  private final MirrorCopy copy;
  private final StateFeed feed;
  private final BlockingQueue<Wish> wishes = new LinkedBlockingQueue<>();
  private final StateFeed.Subscription subscription;
  private final Thread thread;
  private volatile MirrorStatus status = new MirrorStatus.Starting();
  private volatile boolean closed;
  private Duration pause = FIRST_PAUSE;

  private Mirror(MirrorStore store, SourceLog log, StateFeed feed) {
    this.store = store;
    this.copy = new MirrorCopy(store, log);
    this.feed = feed;
    this.subscription = feed.onChange(snapshot -> nudge());
    this.thread = Thread.ofPlatform().name("mirror").daemon().start(this::run);
  }

  /**
   * Starts to mirror what the feed tells into an etcd; returns at once, whether or not that
   * answers.
   *
   * @param settings that name one
   * @param files watches those that the settings name
   * @param kafka asked which log this is, and where it ends; left open
   * @param topics the names of the log's topics
   * @throws dev.assay.kit.tls.FileUnusable if a file that the settings name can't be used
   */
  public static Mirror toEtcd(
      MirrorSettings settings, WatchedFiles files, Admin kafka, TopicNames topics, StateFeed feed) {
    return start(WatchedEtcd.open(settings, files), new KafkaSourceLog(kafka, topics), feed);
  }

  static Mirror start(MirrorStore store, SourceLog log, StateFeed feed) {
    return new Mirror(store, log, feed);
  }

  /** Where it stands; never blocks. */
  public MirrorStatus status() {
    return status;
  }

  /**
   * Compares the copy with the state; catches up, but mends nothing; fails where etcd or Kafka
   * doesn't answer.
   */
  public CompletionStage<MirrorReport> verify() {
    Wish.Verify wish = new Wish.Verify(new CompletableFuture<>());
    wishes.add(wish);
    return wish.answer();
  }

  /** Makes the copy what it should be, whatever it is now; completes with where it then stands. */
  public CompletionStage<LogPosition> rebuild() {
    Wish.Rebuild wish = new Wish.Rebuild(new CompletableFuture<>());
    wishes.add(wish);
    return wish.answer();
  }

  private sealed interface Wish {
    record Nudge() implements Wish {}

    record Verify(CompletableFuture<MirrorReport> answer) implements Wish {}

    record Rebuild(CompletableFuture<LogPosition> answer) implements Wish {}
  }

  private void nudge() {
    if (wishes.isEmpty()) {
      wishes.add(new Wish.Nudge());
    }
  }

  private void run() {
    Duration until = Duration.ZERO;
    while (!closed) {
      try {
        Optional<Wish> wish =
            Optional.ofNullable(wishes.poll(until.toMillis(), TimeUnit.MILLISECONDS));
        wish.ifPresent(this::grant);
        until = keepInStep(wish.isEmpty());
      } catch (InterruptedException ending) {
        return;
      }
    }
  }

  /** One attempt; answers how long to wait for something to happen before the next. */
  private Duration keepInStep(boolean nothingHappened) throws InterruptedException {
    if (status instanceof MirrorStatus.Halted) {
      return LONGEST_PAUSE;
    }
    try {
      if (nothingHappened) {
        copy.look();
      }
      Snapshot wanted = caughtUp();
      MirrorCopy.Outcome outcome = copy.bringTo(wanted);
      pause = FIRST_PAUSE;
      return switch (outcome) {
        case IN_STEP -> {
          tell(new MirrorStatus.Following(wanted.position()));
          yield GLANCE_EVERY;
        }
        case AHEAD -> GLANCE_EVERY;
        case LOST_RACE -> jittered(FIRST_PAUSE);
      };
    } catch (MirrorHalt halt) {
      tell(new MirrorStatus.Halted(String.valueOf(halt.getMessage())));
      return LONGEST_PAUSE;
    } catch (MirrorTrouble trouble) {
      tell(new MirrorStatus.Waiting(String.valueOf(trouble.getMessage())));
      pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
      return jittered(pause);
    }
  }

  private void grant(Wish wish) {
    switch (wish) {
      case Wish.Nudge() -> {}
      case Wish.Verify(CompletableFuture<MirrorReport> answer) -> answer(answer, this::compare);
      case Wish.Rebuild(CompletableFuture<LogPosition> answer) -> answer(answer, this::fillAnew);
    }
  }

  private MirrorReport compare() throws InterruptedException {
    MirrorReport report = copy.compare(caughtUp());
    for (int i = 0; i < MAX_LOST_RACES && !report.checkpoint().equals(report.compared()); i++) {
      copy.bringTo(caughtUp());
      report = copy.compare(caughtUp());
    }
    return report;
  }

  private LogPosition fillAnew() throws InterruptedException {
    for (int i = 0; i < MAX_LOST_RACES; i++) {
      Snapshot wanted = caughtUp();
      if (copy.rebuild(wanted) == MirrorCopy.Outcome.IN_STEP) {
        tell(new MirrorStatus.Following(wanted.position()));
        return wanted.position();
      }
    }
    throw new MirrorTrouble("others kept writing to the mirror; try again", new TimeoutException());
  }

  private interface Work<T> {
    T get() throws InterruptedException;
  }

  private static <T> void answer(CompletableFuture<T> answer, Work<T> work) {
    try {
      answer.complete(work.get());
    } catch (MirrorHalt | MirrorTrouble failed) {
      answer.completeExceptionally(failed);
    } catch (InterruptedException ending) {
      answer.completeExceptionally(ending);
      Thread.currentThread().interrupt();
    }
  }

  private Snapshot caughtUp() throws InterruptedException {
    try {
      feed.caughtUp().toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return feed.current();
    } catch (TimeoutException | ExecutionException behind) {
      throw new MirrorTrouble("the registry has not read its own log yet", behind);
    }
  }

  private void tell(MirrorStatus now) {
    boolean sameKind = now.getClass().equals(status.getClass());
    status = now;
    if (sameKind) {
      return;
    }
    switch (now) {
      case MirrorStatus.Starting() -> {}
      case MirrorStatus.Following(LogPosition position) ->
          LOG.atInfo().addKeyValue("position", position).log("mirror follows");
      case MirrorStatus.Waiting(String reason) ->
          LOG.atWarn().addKeyValue("reason", reason).log("mirror waits");
      case MirrorStatus.Halted(String reason) ->
          LOG.atError().addKeyValue("reason", reason).log("mirror halted");
    }
  }

  private static Duration jittered(Duration pause) {
    return Duration.ofMillis(1 + ThreadLocalRandom.current().nextLong(pause.toMillis()));
  }

  private static Duration min(Duration left, Duration right) {
    return left.compareTo(right) < 0 ? left : right;
  }

  /** Stops mirroring; what is in etcd stays. */
  @Override
  public void close() {
    closed = true;
    subscription.close();
    thread.interrupt();
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    store.close();
  }
}
