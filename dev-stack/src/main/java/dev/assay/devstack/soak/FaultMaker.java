package dev.assay.devstack.soak;

import dev.assay.devstack.process.Child;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes one fault after the other.
 *
 * <p>Nobody is hit while down already, so that every fault hits something at work; different
 * victims may well be down at once.
 */
final class FaultMaker {
  private static final Duration TO_COME_UP = Duration.ofSeconds(60);
  private static final Duration TO_STOP = Duration.ofSeconds(10);

  private final Fleet fleet;
  private final Fault.Plan plan;
  private final Consumer<Fault> watch;
  private final List<Thread> underWay = new ArrayList<>();

  FaultMaker(Fleet fleet, Fault.Plan plan, Consumer<Fault> watch) {
    this.fleet = fleet;
    this.plan = plan;
    this.watch = watch;
  }

  /** Waits for the next fault's victim and time, and makes it; whether the victim was there. */
  boolean makeNext() throws InterruptedException {
    Fault fault = plan.next();
    if (!fleet.awaitUp(fault.victim(), TO_COME_UP)) {
      return false;
    }
    // Afterwards, so that who has just come up is at work again when it is hit.
    Thread.sleep(fault.gap());
    watch.accept(fault);
    make(fault);
    return true;
  }

  private void make(Fault fault) {
    Child victim = fleet.victim(fault.victim());
    switch (fault.kind()) {
      case KILL -> {
        victim.kill();
        later(fault, victim::start);
      }
      case PAUSE -> {
        victim.pause();
        later(fault, victim::resume);
      }
      case RESTART -> {
        victim.stop(TO_STOP);
        later(fault, victim::start);
      }
    }
  }

  private void later(Fault fault, Runnable recovery) {
    underWay.add(
        Thread.ofVirtual()
            .name("after " + fault.name())
            .start(() -> {
              try {
                Thread.sleep(fault.lasting());
              } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
              }
              recovery.run();
            }));
  }

  /** Waits until everything that was paused or ended is on its way again. */
  void awaitRecovery() throws InterruptedException {
    for (Thread thread : underWay) {
      thread.join();
    }
  }
}
