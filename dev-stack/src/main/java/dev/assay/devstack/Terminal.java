package dev.assay.devstack;

import java.io.Console;
import java.util.Optional;

/** Whether somebody is looking. */
final class Terminal {
  private Terminal() {}

  /** Whether standard output is a terminal that lines can be drawn over on. */
  static boolean isOutput() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
        && !"dumb".equals(System.getenv().getOrDefault("TERM", "dumb"));
  }
}
