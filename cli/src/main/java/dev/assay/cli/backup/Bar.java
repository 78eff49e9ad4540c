package dev.assay.cli.backup;

import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a verb is, on standard error, where that is a terminal.
 *
 * @param shown nothing elsewhere
 */
record Bar(Optional<ProgressBar> shown) implements AutoCloseable {
  private static final int WIDTH = 78;
  private static final int REDRAW_EVERY_MS = 200;

  /** Only the launcher can tell whether standard error is a terminal; it says so in a property. */
  static Bar of(String task, String unit) {
    return new Bar(
        Boolean.getBoolean("assay.stderr.terminal")
            ? Optional.of(
                new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(-1)
                    .setUnit(" " + unit, 1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(REDRAW_EVERY_MS)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                    .build())
            : Optional.empty());
  }

  void reached(long done, long total) {
    shown.ifPresent(bar -> {
      bar.maxHint(total);
      bar.stepTo(done);
    });
  }

  @Override
  public void close() {
    shown.ifPresent(ProgressBar::close);
  }
}
