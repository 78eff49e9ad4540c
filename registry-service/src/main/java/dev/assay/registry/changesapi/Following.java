package dev.assay.registry.changesapi;

import dev.assay.registry.changes.Change;
import dev.assay.registry.changes.ChangeFeed;
import dev.assay.registry.changes.ChangeFeed.Changes;
import dev.assay.registry.changes.ChangeFeed.OlderChanges;
import dev.assay.registry.changes.ChangeFilter;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One subscriber, who takes changes at their own pace.
 *
 * <p>It holds a place in the feed and no queue: what the subscriber doesn't take stays where it is,
 * in memory that all share or in Kafka. So the only thing a stalled one could hold on to is what
 * the connection has in flight, and for that it is cut off after a while.
 *
 * <p>All state belongs to the event loop of the connection.
 */
final class Following {
  private static final Logger LOG = LoggerFactory.getLogger(Following.class);
  private static final int BATCH = 100;
  private static final Duration FOR_A_READER = Duration.ofSeconds(2);

  private final Streams streams;
  private final ChangeFeed feed;
  private final Outlet outlet;
  private final Context loop;
  private final Counter told;
  private final AtomicBoolean woken = new AtomicBoolean();
  private ChangeFilter filter;
  private long next;
  private boolean ended;
  private boolean catchingUp;
  private boolean waiting;
  private Optional<AutoCloseable> listening = Optional.empty();
  private Optional<Long> heartbeat = Optional.empty();
  private Optional<Long> patience = Optional.empty();
  private Optional<Runnable> givenUp = Optional.empty();

  private Following(Streams streams, Outlet outlet, ChangeFilter filter, Context loop) {
    this.streams = streams;
    this.feed = streams.feed();
    this.outlet = outlet;
    this.filter = filter;
    this.loop = loop;
    this.told = streams.told();
  }

  /** One who is told; a replica that stops ends this one too, from now on. */
  static Following among(Streams streams, Outlet outlet, ChangeFilter filter, Context loop) {
    Following following = new Following(streams, outlet, filter, loop);
    streams.open().add(following);
    return following;
  }

  void begin(Start.Here start) {
    if (ended) {
      return;
    }
    if (streams.closing().get()) {
      ended();
      outlet.end();
      return;
    }
    next = start.offset();
    start.gap().ifPresent(outlet::tellGap);
    listening = Optional.of(feed.onMore(this::wake));
    long everyMs = streams.limits().heartbeat().toMillis();
    heartbeat = Optional.of(loop.owner().setPeriodic(everyMs, _ -> beat()));
    drain();
  }

  void wants(ChangeFilter other) {
    filter = other;
  }

  /** From any thread; completes once the end is on its way. */
  CompletableFuture<Void> end() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    loop.runOnContext(_ -> {
      if (!ended) {
        ended();
        outlet.end();
      }
      done.complete(null);
    });
    return done;
  }

  /** The connection is closed, whoever closed it. */
  void ended() {
    ended = true;
    streams.open().remove(this);
    heartbeat.ifPresent(loop.owner()::cancelTimer);
    patience.ifPresent(loop.owner()::cancelTimer);
    listening.ifPresent(Following::stopListening);
    givenUp.ifPresent(Runnable::run);
  }

  private static void stopListening(AutoCloseable listening) {
    try {
      listening.close();
    } catch (Exception e) {
      throw new IllegalStateException("no listener fails to stop", e);
    }
  }

  private void beat() {
    if (!outlet.isFull()) {
      outlet.beat();
    }
  }

  private void cut(String reason) {
    if (!ended) {
      ended();
      streams.cut(reason).increment();
      LOG.atInfo().addKeyValue("reason", reason).log("subscriber to changes cut off");
      outlet.cut(reason);
    }
  }

  /** On the feed's thread. */
  private void wake() {
    if (woken.compareAndSet(false, true)) {
      loop.runOnContext(_ -> drain());
    }
  }

  private void drain() {
    woken.set(false);
    boolean more = true;
    while (more && !ended && !catchingUp && !waiting) {
      if (outlet.isFull()) {
        onceDrained(this::drain);
        return;
      }
      Optional<Changes> slice = feed.from(next, BATCH);
      if (slice.isEmpty()) {
        catchUp();
        return;
      }
      tell(slice.get().changes());
      more = slice.get().next() > next;
      next = slice.get().next();
    }
  }

  private void tell(List<Change> changes) {
    for (Change change : changes) {
      if (filter.wants(change)) {
        outlet.send(change);
        told.increment();
      }
    }
  }

  private void onceDrained(Runnable then) {
    waiting = true;
    long patienceMs = streams.limits().stalledFor().toMillis();
    patience = Optional.of(loop.owner().setTimer(patienceMs, _ -> cut("stalled")));
    outlet.onceDrained(() -> {
      waiting = false;
      patience.ifPresent(loop.owner()::cancelTimer);
      then.run();
    });
  }

  private void catchUp() {
    catchingUp = true;
    long from = next;
    var _ = Thread.ofVirtual().name("changes-catch-up").start(() -> readOlder(from));
  }

  /** On a thread of its own. */
  private void readOlder(long from) {
    try {
      Optional<OlderChanges> reader = feed.older(FOR_A_READER);
      if (reader.isEmpty()) {
        loop.runOnContext(_ -> cut("too-many-behind"));
        return;
      }
      try (OlderChanges older = reader.get()) {
        older.seek(from);
        long reached = from;
        boolean goesOn = true;
        while (goesOn && reached < feed.coveredFrom()) {
          Changes changes = older.next();
          reached = changes.next();
          goesOn = handOver(changes).join();
        }
      }
      loop.runOnContext(_ -> {
        catchingUp = false;
        drain();
      });
    } catch (RuntimeException trouble) {
      LOG.atWarn().setCause(trouble).log("older changes can't be read");
      loop.runOnContext(_ -> cut("unreadable"));
    }
  }

  /** Completes once the subscriber has room for more, with false where it is gone. */
  private CompletableFuture<Boolean> handOver(Changes changes) {
    CompletableFuture<Boolean> taken = new CompletableFuture<>();
    loop.runOnContext(_ -> {
      if (ended) {
        taken.complete(false);
        return;
      }
      tell(changes.changes());
      next = changes.next();
      if (outlet.isFull()) {
        onceDrained(() -> taken.complete(true));
        givenUp = Optional.of(() -> taken.complete(false));
      } else {
        taken.complete(true);
      }
    });
    return taken;
  }
}
