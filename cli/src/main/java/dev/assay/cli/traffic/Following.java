package dev.assay.cli.traffic;

import dev.assay.client.ServiceFailure;
import dev.assay.client.WhatIfClient;
import dev.assay.contracts.rest.WhatIfBody;
import dev.assay.contracts.rest.WhatIfWishBody;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Begins a what-if and watches it until it has ended; ends it where nobody waits any more. */
public final class Following {
  private static final long LOOK_EVERY_MS = 200;

  private Following() {}

  /** The run, once it has ended. */
  public static WhatIfBody untilDone(WhatIfClient whatIfs, WhatIfWishBody wish) {
    WhatIfBody now = whatIfs.begin(wish);
    String id = now.id();
    Thread ending = new Thread(() -> cancel(whatIfs, id), "cancel-what-if");
    Runtime.getRuntime().addShutdownHook(ending);
    try (Bar bar = Bar.onTerminal()) {
      while (now.state().equals("running") && isPatient()) {
        now = whatIfs.one(id);
        bar.reached(now.progress());
      }
      return now;
    } finally {
      Runtime.getRuntime().removeShutdownHook(ending);
    }
  }

  private static void cancel(WhatIfClient whatIfs, String id) {
    try {
      var _ = whatIfs.cancel(id);
    } catch (ServiceFailure tooLate) {
      return;
    }
  }

  private static boolean isPatient() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY_MS));
    return !Thread.currentThread().isInterrupted();
  }

  /** How much of the traffic is judged; only on a terminal. */
  private record Bar(Optional<ProgressBar> bar) implements AutoCloseable {
    private static final int WIDTH = 78;

    static Bar onTerminal() {
      return new Bar(
          Boolean.getBoolean("assay.stderr.terminal")
              ? Optional.of(
                  new ProgressBarBuilder()
                      .setTaskName("what-if")
                      .setInitialMax(-1)
                      .setUnit(" events", 1)
                      .showSpeed()
                      .setStyle(ProgressBarStyle.ASCII)
                      .setUpdateIntervalMillis((int) LOOK_EVERY_MS)
                      .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                      .build())
              : Optional.empty());
    }

    void reached(WhatIfBody.Progress progress) {
      bar.ifPresent(shown -> {
        shown.maxHint(progress.total());
        shown.stepTo(progress.read());
      });
    }

    @Override
    public void close() {
      bar.ifPresent(ProgressBar::close);
    }
  }
}
