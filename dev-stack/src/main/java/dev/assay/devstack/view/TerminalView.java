package dev.assay.devstack.view;

import dev.assay.client.ServiceFailure;
import dev.assay.client.ValidatorClient;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Shows the stack each second: on a terminal in place, elsewhere a line a second. */
public final class TerminalView {
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final String TO_TOP_LEFT = "\u001b[H";
  private static final String CLEAR = "\u001b[2J";
  private static final String CLEAR_LINE = "\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";

  private final PrintStream out;
  private final boolean terminal;
  private final List<String> header;
  private Counts before = Counts.NONE;

  /**
   * A view.
   *
   * @param terminal whether the lines may be drawn over each other
   * @param header lines that don't change
   */
  public TerminalView(PrintStream out, boolean terminal, List<String> header) {
    this.out = out;
    this.terminal = terminal;
    this.header = List.copyOf(header);
  }

  /** Shows until the thread is interrupted. */
  public void run(ValidatorClient validator) {
    out.print(terminal ? CLEAR : String.join("\n", header) + "\n");
    try {
      while (true) {
        Thread.sleep(PERIOD);
        tick(validator);
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private void tick(ValidatorClient validator) {
    try {
      show(Counts.read(validator.status()));
    } catch (ServiceFailure away) {
      out.println("  " + away.getMessage());
    }
  }

  private void show(Counts now) {
    Counts second = now.since(before);
    before = now;
    if (!terminal) {
      out.println(Screen.summary(second));
      return;
    }
    StringBuilder frame = new StringBuilder(TO_TOP_LEFT);
    for (String line : Screen.lines(header, now, second)) {
      frame.append(line).append(CLEAR_LINE).append('\n');
    }
    out.print(frame.append(CLEAR_BELOW));
    out.flush();
  }
}
