package dev.assay.cli.deadletters;

import dev.assay.client.RedrivesClient;
import dev.assay.contracts.redrives.RedriveCounts;
import dev.assay.contracts.redrives.RedriveState;
import dev.assay.contracts.rest.RedriveBody;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Watches a redrive until it stands still; it goes on whether or not anybody watches. */
final class RedriveFollowing {
  private static final long LOOK_EVERY_MS = 250;

  private RedriveFollowing() {}

  static RedriveBody untilPlanned(RedrivesClient redrives, String id) {
    RedriveBody now = redrives.one(id);
    while (now.redrive().state() == RedriveState.PLANNING && isPatient()) {
      now = redrives.one(id);
    }
    return now;
  }

  static RedriveBody untilDone(RedrivesClient redrives, String id) {
    RedriveBody now = untilPlanned(redrives, id);
    try (RedriveBar bar = RedriveBar.onTerminal(total(now))) {
      while (now.redrive().state() == RedriveState.RUNNING && isPatient()) {
        now = redrives.one(id);
        bar.reached(moved(now.redrive().counts()), now.trouble());
      }
    }
    return now;
  }

  private static long total(RedriveBody redrive) {
    return redrive.redrive().plan().map(RedriveFollowing::moved).orElse(0L);
  }

  private static long moved(RedriveCounts counts) {
    return counts.passing() + counts.parked();
  }

  private static boolean isPatient() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY_MS));
    return !Thread.currentThread().isInterrupted();
  }

  /** How much of a redrive is done, at which rate and for how long yet; only on a terminal. */
  private record RedriveBar(Optional<ProgressBar> bar) implements AutoCloseable {
    private static final int WIDTH = 78;
    private static final int REDRAW_EVERY_MS = 200;

    static RedriveBar onTerminal(long events) {
      return new RedriveBar(
          Boolean.getBoolean("assay.stderr.terminal")
              ? Optional.of(
                  new ProgressBarBuilder()
                      .setTaskName("redrive")
                      .setInitialMax(events)
                      .setUnit(" events", 1)
                      .showSpeed()
                      .setStyle(ProgressBarStyle.ASCII)
                      .setUpdateIntervalMillis(REDRAW_EVERY_MS)
                      .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                      .build())
              : Optional.empty());
    }

    void reached(long events, Optional<String> trouble) {
      bar.ifPresent(shown -> {
        shown.stepTo(events);
        shown.setExtraMessage(trouble.map(it -> " waits: " + it).orElse(""));
      });
    }

    @Override
    public void close() {
      bar.ifPresent(ProgressBar::close);
    }
  }
}
