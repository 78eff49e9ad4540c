package dev.assay.kit.http;

/**
 * Leaves a handler with a problem from deep within.
 *
 * <p>For what only the edge finds wrong, such as a malformed body; the core returns its refusals.
 */
public final class ProblemRaised extends RuntimeException {
  private final Problem problem;

  /** Raises the problem that the client is to see. */
  public ProblemRaised(Problem problem) {
    super(problem.type().title() + ": " + problem.detail());
    this.problem = problem;
  }

  /** What the client is to see. */
  public Problem problem() {
    return problem;
  }
}
