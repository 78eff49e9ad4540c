package dev.assay.servers;

/**
 * A server on this machine did not start, and what to do about it.
 *
 * <p>Nothing of the server is left running when this is thrown.
 */
public final class ServerStartFailure extends RuntimeException {
  private final String problem;
  private final String remedy;

  /**
   * @param problem what is wrong, naming the thing and the value
   * @param remedy what the reader can do, in the imperative
   */
  public ServerStartFailure(String problem, String remedy) {
    super(problem + "; " + remedy);
    this.problem = problem;
    this.remedy = remedy;
  }

  /** As {@link #ServerStartFailure(String, String)}, where something else was the cause. */
  public ServerStartFailure(String problem, String remedy, Throwable cause) {
    this(problem, remedy);
    initCause(cause);
  }

  /** What is wrong, such as {@code port 9092 on 127.0.0.1 is in use}. */
  public String problem() {
    return problem;
  }

  /** What the reader can do about it. */
  public String remedy() {
    return remedy;
  }
}
