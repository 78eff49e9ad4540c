package dev.assay.triage.moving;

import dev.assay.contracts.redrives.RedriveRecord;
import dev.assay.contracts.redrives.RedriveState;
import dev.assay.triage.moving.MovingSettings.Hands;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who works on what in this instance.
 *
 * <p>Looks every second for redrives that nobody works on: its own, left by an earlier life, at
 * once; those of another instance after that one has been silent for long. Taking one up wrongly
 * costs nothing but its former holder's last transaction, since the pen decides who writes.
 */
final class Crew implements Mover.Office, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Crew.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration STOP_WITHIN = Duration.ofMillis(2_500);

  private final Hands hands;
  private final RedriveLog log;
  private final BiConsumer<String, String> failing;
  private final Planner.Report planned;
  private final Map<String, Work> works = new HashMap<>();
  private final Map<String, Long> lostAtNanos = new HashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private Optional<Mover.Workshop> workshop = Optional.empty();
  private final Thread thread;

  Crew(Hands hands, RedriveLog log, BiConsumer<String, String> failing, Planner.Report planned) {
    this.hands = hands;
    this.log = log;
    this.failing = failing;
    this.planned = planned;
    this.thread = Thread.ofPlatform().name("redrive-crew").daemon().unstarted(this::run);
  }

  /** Begins to work with these tools. */
  void open(Mover.Workshop tools) {
    synchronized (this) {
      workshop = Optional.of(tools);
    }
    thread.start();
  }

  /** Has a redrive planned. */
  void plan(String id) {
    put(id, () -> new Planner(id, workshop.orElseThrow(), planned));
  }

  /** Has a redrive moved. */
  void move(String id) {
    put(id, () -> new Mover(id, workshop.orElseThrow()));
  }

  private synchronized void put(String id, Supplier<Work> work) {
    if (closing.getCount() > 0) {
      lostAtNanos.remove(id);
      Optional.ofNullable(works.get(id)).ifPresent(Work::tellToStop);
      Work next = work.get();
      works.put(id, next);
      next.start();
    }
  }

  synchronized Optional<Double> perSecond(String id) {
    return works.get(id) instanceof Mover mover && !mover.isOver()
        ? mover.perSecond()
        : Optional.empty();
  }

  synchronized Optional<String> trouble(String id) {
    return Optional.ofNullable(works.get(id)).filter(work -> !work.isOver()).flatMap(Work::trouble);
  }

  @Override
  public synchronized void lost(String redrive) {
    lostAtNanos.put(redrive, System.nanoTime());
  }

  @Override
  public void failed(String redrive, String why) {
    failing.accept(redrive, why);
  }

  private void run() {
    while (closing.getCount() > 0 && !hasCaughtUp()) {
      pause();
    }
    while (closing.getCount() > 0) {
      log.all().stream().filter(this::isForUs).forEach(this::takeUp);
      pause();
    }
  }

  /** What was so once must not be taken for what is so now; the pen then tells for certain. */
  private boolean hasCaughtUp() {
    try {
      log.awaitCommitted();
      return true;
    } catch (KafkaException away) {
      LOG.atWarn().addKeyValue("reason", away.toString()).log("redrives are not known yet");
      return false;
    }
  }

  private void takeUp(RedriveRecord redrive) {
    LOG.atInfo()
        .addKeyValue("redrive", redrive.id())
        .addKeyValue("state", redrive.state().text())
        .addKeyValue("former_holder", redrive.holder())
        .log("redrive taken up");
    if (redrive.state() == RedriveState.PLANNING) {
      plan(redrive.id());
    } else {
      move(redrive.id());
    }
  }

  private synchronized boolean isForUs(RedriveRecord redrive) {
    boolean wantsWork =
        redrive.state() == RedriveState.PLANNING || redrive.state() == RedriveState.RUNNING;
    boolean isAtWork =
        Optional.ofNullable(works.get(redrive.id())).map(work -> !work.isOver()).orElse(false);
    if (!wantsWork || isAtWork || !log.isReadable(redrive.id())) {
      return false;
    }
    boolean isOurs =
        redrive.holder().equals(hands.instance()) && !lostAtNanos.containsKey(redrive.id());
    return isOurs || log.silence(redrive.id()).compareTo(hands.takeoverAfter()) > 0;
  }

  private void pause() {
    try {
      var _ = closing.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    List<Work> all;
    synchronized (this) {
      all = List.copyOf(works.values());
    }
    all.forEach(Work::tellToStop);
    all.forEach(work -> work.awaitStop(STOP_WITHIN));
  }
}
