package dev.assay.devstack.soak;

import dev.assay.devstack.process.Scratch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One soak, from the first process to the last count. */
final class SoakRun implements AutoCloseable {
  private static final Duration TO_DRAIN = Duration.ofMinutes(3);
  private static final Duration TO_SETTLE = Duration.ofSeconds(60);
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final int PATIENCE_FOR_FAULTS = 3;

  private final SoakSettings settings;
  private final Consumer<String> progress;
  private final NumberedEvent events;
  private final Fleet fleet;
  private final Reckoning reckoning;
  private final List<SoakReport.Moment> timeline = new ArrayList<>();
  private long startNs;

  /**
   * A soak that has started nothing yet.
   *
   * @param scratch for data and logs
   * @param progress told what happens
   */
  SoakRun(SoakSettings settings, Scratch scratch, Consumer<String> progress) {
    this.settings = settings;
    this.progress = progress;
    this.events = new NumberedEvent(settings.seed());
    this.fleet = new Fleet(settings, scratch);
    this.reckoning = new Reckoning(fleet.bootstrapServers(), fleet.admin());
  }

  /**
   * Runs it.
   *
   * @throws SoakBroken if it couldn't do its work
   */
  SoakReport run() throws InterruptedException {
    progress.accept("starting the broker");
    fleet.startBroker();
    progress.accept("publishing the schema, setting enforce");
    Groundwork.lay(fleet.bootstrapServers(), fleet.admin());
    progress.accept("starting %d validators".formatted(settings.validators()));
    fleet.startValidators();
    try (Sender sender =
        Sender.start(fleet.bootstrapServers(), ValidatorWords.SOURCE, events, settings.rate())) {
      startNs = System.nanoTime();
      makeFaults(sender);
      progress.accept("waiting until everything is judged");
      BitSet confirmed = sender.finish();
      long sentNs = System.nanoTime();
      long behind = drain();
      double drainedSeconds = secondsSince(sentNs);
      fleet.stopValidators();
      long heldBack = settle();
      progress.accept("counting");
      Ledger.Balance balance = reckoning.read(events).balance(confirmed);
      return report(balance, new Leftovers(behind, heldBack, sender.failures()), drainedSeconds);
    }
  }

  private void makeFaults(Sender sender) throws InterruptedException {
    FaultMaker faults =
        new FaultMaker(
            fleet,
            new Fault.Plan(settings.seed(), settings.validators(), settings.faultEvery()),
            fault -> note(fault, sender));
    double seconds = settings.duration().toMillis() / 1000.0;
    while (secondsSince(startNs) < seconds
        || (timeline.size() < settings.minFaults()
            && secondsSince(startNs) < PATIENCE_FOR_FAULTS * seconds)) {
      if (!faults.makeNext()) {
        progress.accept("a victim did not come up in a minute; going on with the next");
      }
    }
    faults.awaitRecovery();
  }

  private void note(Fault fault, Sender sender) {
    timeline.add(
        new SoakReport.Moment(
            secondsSince(startNs), fault.name(), fault.lasting().toMillis() / 1000.0));
    progress.accept(
        "%6.1f s  %,9d events  fault %d: %s for %.1f s"
            .formatted(
                secondsSince(startNs),
                sender.sent(),
                timeline.size(),
                fault.name(),
                fault.lasting().toMillis() / 1000.0));
  }

  private long drain() throws InterruptedException {
    return untilNone(reckoning::behind, TO_DRAIN);
  }

  /** A transaction of a validator that was killed is aborted by the broker, after its timeout. */
  private long settle() throws InterruptedException {
    return untilNone(reckoning::heldBack, TO_SETTLE);
  }

  private static long untilNone(Looking looking, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    long left = Long.MAX_VALUE;
    while (left > 0 && System.nanoTime() < deadline) {
      Thread.sleep(LOOK_EVERY);
      try {
        left = looking.look();
      } catch (SoakBroken notYet) {
        // The broker may be on its way up; the deadline holds.
        left = Long.MAX_VALUE;
      }
    }
    return left;
  }

  private SoakReport report(Ledger.Balance balance, Leftovers left, double drainedSeconds) {
    Map<String, Integer> byName = new TreeMap<>();
    timeline.forEach(moment -> byName.merge(moment.fault(), 1, Integer::sum));
    return new SoakReport(
        balance.isEven() && left.behind() == 0 && left.heldBack() == 0,
        settings.seed(),
        secondsSince(startNs),
        settings.rate(),
        settings.validators(),
        balance.events(),
        balance.validated(),
        balance.deadLettered(),
        balance.lost(),
        balance.duplicated(),
        balance.orderViolations(),
        balance.misrouted(),
        balance.altered(),
        balance.foreign(),
        balance.swallowed(),
        left.unconfirmed(),
        left.heldBack(),
        left.behind(),
        timeline.size(),
        byName,
        fleet.unasked(),
        drainedSeconds,
        timeline);
  }

  private static double secondsSince(long nanos) {
    return Math.round((System.nanoTime() - nanos) / 1e8) / 10.0;
  }

  @Override
  public void close() {
    fleet.close();
  }

  @FunctionalInterface
  private interface Looking {
    long look() throws InterruptedException;
  }

  private record Leftovers(long behind, long heldBack, int unconfirmed) {}
}
