package dev.assay.cli.produce;

import java.util.OptionalLong;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How much of a file has been read, on standard error, where that is a terminal. */
sealed interface Progress extends AutoCloseable {
  /** Tells how many bytes have been read by now. */
  void reached(long bytes);

  @Override
  void close();

  /**
   * A bar on a terminal, nothing elsewhere.
   *
   * <p>Only the launcher can tell whether standard error is a terminal; it says so in a system
   * property.
   */
  static Progress onTerminal(OptionalLong totalBytes) {
    return Boolean.getBoolean("assay.stderr.terminal") ? Bar.of(totalBytes) : new Silence();
  }

  /** No terminal, no bar. */
  record Silence() implements Progress {
    @Override
    public void reached(long bytes) {
      // Nobody looks.
    }

    @Override
    public void close() {
      // Nothing was opened.
    }
  }

  /**
   * A bar that is redrawn in place.
   *
   * @param bar counts bytes
   */
  record Bar(ProgressBar bar) implements Progress {
    private static final int WIDTH = 78;
    private static final int REDRAW_EVERY_MS = 200;
    private static final int UNKNOWN = -1;

    static Bar of(OptionalLong totalBytes) {
      return new Bar(
          new ProgressBarBuilder()
              .setTaskName("produce")
              .setInitialMax(totalBytes.orElse(UNKNOWN))
              .setUnit(" KiB", 1024)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(REDRAW_EVERY_MS)
              .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
              .build());
    }

    @Override
    public void reached(long bytes) {
      bar.stepTo(bytes);
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}
