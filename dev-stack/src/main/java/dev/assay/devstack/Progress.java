package dev.assay.devstack;

import java.io.PrintStream;

/** Says what is being started: on a terminal in one line, elsewhere a line a step. */
final class Progress {
  private final PrintStream out;
  private final boolean terminal;

  Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void step(String what) {
    out.print(terminal ? "\r\u001b[K" + what + " …" : what + " …\n");
    out.flush();
  }

  void done() {
    if (terminal) {
      out.print("\r\u001b[K");
      out.flush();
    }
  }
}
