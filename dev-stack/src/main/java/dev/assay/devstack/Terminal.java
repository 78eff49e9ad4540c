package dev.assay.devstack;

import java.io.Console;

/** Whether somebody is looking. */
final class Terminal {
  private Terminal() {}

  /** Whether standard output is a terminal that lines can be drawn over on. */
  static boolean isOutput() {
    Console console = System.console();
    return console != null
        && console.isTerminal()
        && !"dumb".equals(System.getenv().getOrDefault("TERM", "dumb"));
  }
}
