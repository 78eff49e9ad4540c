package dev.assay.devstack;

/** Whether somebody is looking. */
final class Terminal {
  private Terminal() {}

  /** Whether standard output is a terminal that lines can be drawn over on. */
  static boolean isOutput() {
    return System.console().isTerminal()
        && !"dumb".equals(System.getenv().getOrDefault("TERM", "dumb"));
  }
}
