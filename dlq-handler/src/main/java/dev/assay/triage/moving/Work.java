package dev.assay.triage.moving;

import dev.assay.triage.intake.Arrival;
import dev.assay.triage.redrive.Decider;
import dev.assay.triage.redrive.Disposition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that is done about one redrive on a thread of its own, again and again until it is done
 * or told to stop.
 */
abstract class Work {
  private static final Logger LOG = LoggerFactory.getLogger(Work.class);
  private static final Duration LEAST_PAUSE = Duration.ofMillis(250);
  private static final Duration MOST_PAUSE = Duration.ofSeconds(5);
  private static final int WORTH_SHARING = 256;

  final String id;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile Optional<String> trouble = Optional.empty();
  private volatile boolean over;

  Work(String kind, String id) {
    this.id = id;
    this.thread = Thread.ofPlatform().name(kind + "-" + id).daemon().unstarted(this::run);
  }

  /** Tries once; returns when there is nothing left to do. */
  abstract void attempt();

  /** Somebody else does it now. */
  abstract void lost();

  /** Trying again would end the same way. */
  abstract void failed(String why);

  final void start() {
    thread.start();
  }

  final boolean isOver() {
    return over;
  }

  /** What it waits for, where it does. */
  final Optional<String> trouble() {
    return trouble;
  }

  final void tellToStop() {
    closing.countDown();
  }

  final void awaitStop(Duration patience) {
    try {
      var _ = thread.join(patience);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }

  final boolean isTold() {
    return closing.getCount() == 0;
  }

  final void pause(long ms) {
    try {
      var _ = closing.await(ms, TimeUnit.MILLISECONDS);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  private void run() {
    try {
      long pauseMs = LEAST_PAUSE.toMillis();
      while (!isTold() && !done()) {
        pause(pauseMs);
        pauseMs = Math.min(2 * pauseMs, MOST_PAUSE.toMillis());
      }
    } finally {
      over = true;
    }
  }

  private boolean done() {
    try {
      attempt();
      return true;
    } catch (PenTaken taken) {
      LOG.atInfo().addKeyValue("redrive", id).log("another instance or a wish took this redrive");
      lost();
      return true;
    } catch (RuntimeException failure) {
      return isGivenUp(failure);
    }
  }

  private boolean isGivenUp(RuntimeException failure) {
    if (isTold()) {
      return true;
    }
    String words = Trouble.inWords(failure);
    boolean lasts = Trouble.lasts(failure);
    LOG.atWarn()
        .addKeyValue("redrive", id)
        .addKeyValue("reason", words)
        .addKeyValue("answer", lasts ? "give up" : "try again")
        .setCause(lasts ? failure : null)
        .log("redrive disturbed");
    trouble = Optional.of(words);
    if (lasts) {
      failed(words);
    }
    return lasts;
  }

  final void untroubled() {
    trouble = Optional.empty();
  }

  /** Repair and judgement need no order; what is made of them keeps it. */
  static List<Disposition> decide(Decider decider, List<Arrival> arrivals) {
    return arrivals.size() < WORTH_SHARING
        ? arrivals.stream().map(decider::decide).toList()
        : arrivals.parallelStream().map(decider::decide).toList();
  }
}
