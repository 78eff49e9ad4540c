package dev.assay.cli.connection;

/** Who runs the command, for the audit where nobody has to prove it. */
final class Actor {
  private Actor() {}

  static String name() {
    return "cli:" + System.getProperty("user.name", "unknown");
  }
}
