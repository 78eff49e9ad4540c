package dev.assay.registry.log;

import dev.assay.contracts.rest.LogPosition;
import dev.assay.registry.decision.Command;
import dev.assay.registry.decision.Comparisons;
import dev.assay.registry.decision.Decision;
import dev.assay.registry.log.PenSession.PenPlace;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.telling.Draft;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what is decided, in the cluster's one hand.
 *
 * <p>Commands queue up; one thread takes whatever waits, decides it in turn, commits it as one
 * transaction and answers once this replica has applied it. When another replica takes the pen in
 * between, nothing was written: it is taken back after a while and everything is decided anew.
 *
 * <p>When nobody knows whether a commit happened, taking the pen settles it, and deciding anew
 * finds already so what became so. One corner is left: a policy or a deprecation that was committed
 * unknown to us and overruled by another replica within that moment is stated once more, after the
 * one that overruled it. Both wishes were under way at the same time, so either order is a right
 * one, and both stand in the audit.
 */
public final class Pen implements Writes, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pen.class);
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final long IDLE_MS = 200;
  private static final long CLOSE_MS = 2_000;

  private final PenPlace place;
  private final Comparisons comparisons;
  private final PenSettings settings;
  private final PenMeters meters;
  private final BlockingQueue<Pending> queue;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private Optional<PenSession> session = Optional.empty();

  private Pen(PenPlace place, Comparisons comparisons, PenSettings settings, PenMeters meters) {
    this.place = place;
    this.comparisons = comparisons;
    this.settings = settings;
    this.meters = meters;
    this.queue = new ArrayBlockingQueue<>(settings.queueCapacity());
    this.thread = Thread.ofPlatform().name("registry-pen").unstarted(this::run);
  }

  /** Ready to write; takes the pen with the first command. */
  public static Pen start(
      LogAddress address,
      Follower follower,
      Comparisons comparisons,
      PenSettings settings,
      MeterRegistry meters) {
    PenPlace place = new PenPlace(address, new LogEnds(address), follower);
    Pen pen = new Pen(place, comparisons, settings, new PenMeters(meters));
    pen.thread.start();
    return pen;
  }

  @Override
  public Decision rehearse(Command command) {
    RegistryState now = place.follower().current().state();
    return Draft.of(List.of(command), now, comparisons, settings.level()).decisions().getFirst();
  }

  @Override
  public CompletionStage<Outcome> submit(Command command) {
    compareAhead(command);
    Pending pending = Pending.of(command, settings.timeout());
    if (place.follower().condition() instanceof FollowerCondition.Stopped(String reason)) {
      pending.outcome().complete(new Outcome.Unavailable(reason, Duration.ofMinutes(1)));
    } else if (closing.getCount() == 0) {
      pending.outcome().complete(new Outcome.Unavailable("this replica is stopping", SOON));
    } else if (!queue.offer(pending)) {
      String full = "%d writes are waiting already".formatted(settings.queueCapacity());
      pending.outcome().complete(new Outcome.Unavailable(full, SOON));
    }
    var _ = pending.outcome().whenComplete((outcome, _) -> meters.answered(pending, outcome));
    return pending.outcome().minimalCompletionStage();
  }

  /** Does the slow part while the pen writes for others; {@link Comparisons} remember it. */
  private void compareAhead(Command command) {
    if (command instanceof Command.PublishVersion || command instanceof Command.PublishRelease) {
      try {
        var _ = rehearse(command);
      } catch (RuntimeException | StackOverflowError bug) {
        // Tried again in earnest, where a bug is told to whoever asked.
        LOG.atDebug().setCause(bug).log("could not compare ahead");
      }
    }
  }

  /** Stops writing; whoever still waits is told so. */
  @Override
  public void close() {
    closing.countDown();
    try {
      if (!thread.join(Duration.ofMillis(CLOSE_MS))) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    place.ends().close();
  }

  private void run() {
    List<Pending> open = new ArrayList<>();
    PenPauses pauses = new PenPauses(closing);
    while (closing.getCount() > 0) {
      gather(open);
      if (!open.isEmpty()) {
        attempt(open, pauses);
      }
    }
    queue.drainTo(open);
    Outcome stopping = new Outcome.Unavailable("this replica is stopping", SOON);
    open.forEach(pending -> pending.outcome().complete(stopping));
    dropSession();
  }

  /** Adds whoever waits to those left over from a failed attempt. */
  private void gather(List<Pending> open) {
    open.removeIf(pending -> !pending.isOpen());
    try {
      if (open.isEmpty()) {
        Optional.ofNullable(queue.poll(IDLE_MS, TimeUnit.MILLISECONDS)).ifPresent(open::add);
      }
      queue.drainTo(open, Math.max(0, settings.maxBatch() - open.size()));
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void attempt(List<Pending> open, PenPauses pauses) {
    try {
      write(open);
      pauses.succeeded();
    } catch (PenLost lost) {
      meters.lost();
      dropSession();
      LOG.atDebug().addKeyValue("waiting", open.size()).log("another replica took the pen");
      pauses.afterLoss();
    } catch (KafkaException failed) {
      meters.failed();
      dropSession();
      LOG.atWarn()
          .addKeyValue("waiting", open.size())
          .addKeyValue("reason", failed.toString())
          .log("could not write");
      pauses.afterFailure();
    } catch (RuntimeException | StackOverflowError bug) {
      dropSession();
      giveUpOn(open, bug);
    }
  }

  private void write(List<Pending> open) {
    PenSession pen = session.orElseGet(this::take);
    session = Optional.of(pen);
    List<Command> commands = open.stream().map(Pending::command).toList();
    Draft draft = Draft.of(commands, pen.state(), comparisons, settings.level());
    if (!draft.isSilent()) {
      long began = System.nanoTime();
      LogPosition position = pen.write(draft);
      meters.committed(began, open.size());
      answer(open, draft, position);
    } else if (pen.isUpToDate()) {
      answer(open, draft, pen.position());
    }
  }

  private PenSession take() {
    long began = System.nanoTime();
    PenSession taken = PenSession.take(place, settings);
    meters.taken(began);
    LOG.atInfo()
        .addKeyValue("took_ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began))
        .log("took the pen");
    return taken;
  }

  private static void answer(List<Pending> open, Draft draft, LogPosition position) {
    for (int i = 0; i < open.size(); i++) {
      CompletableFuture<Outcome> outcome = open.get(i).outcome();
      outcome.complete(
          switch (draft.decisions().get(i)) {
            case Decision.Granted(_, var reply) -> new Outcome.Written(reply, position);
            case Decision.Noted(var reply) -> new Outcome.Written(reply, position);
            case Decision.AlreadySo(var reply) -> new Outcome.StoodAlready(reply, position);
            case Decision.Refused(var refusal) -> new Outcome.Declined(refusal);
          });
    }
    open.clear();
  }

  /** One command that makes us fail must not take others with it: they are tried one by one. */
  private void giveUpOn(List<Pending> open, Throwable bug) {
    if (open.size() > 1) {
      List<Pending> all = List.copyOf(open);
      open.clear();
      for (Pending one : all) {
        attempt(new ArrayList<>(List.of(one)), new PenPauses(closing));
      }
      return;
    }
    open.forEach(pending -> pending.outcome().completeExceptionally(bug));
    open.clear();
  }

  private void dropSession() {
    session.ifPresent(PenSession::close);
    session = Optional.empty();
  }
}
