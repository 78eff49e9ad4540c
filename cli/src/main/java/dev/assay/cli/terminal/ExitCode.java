package dev.assay.cli.terminal;

/** What the process ends with; public API. */
public final class ExitCode {
  /** Done as asked. */
  public static final int DONE = 0;

  /** Refused by a service, or only partly done. */
  public static final int FAILED = 1;

  /** Not understood. */
  public static final int USAGE = 2;

  /** A service or Kafka did not answer. */
  public static final int UNREACHABLE = 3;

  private ExitCode() {}
}
