package dev.assay.client;

import dev.assay.contracts.rest.ProblemBody;

/** The service understood and said no; the problem says why. */
public final class RequestRefused extends ServiceFailure {
  private static final long serialVersionUID = 1L;

  private final transient ProblemBody problem;

  RequestRefused(ServiceEndpoint endpoint, ProblemBody problem) {
    super(inWords(endpoint, problem));
    this.problem = problem;
  }

  /** The problem as the service stated it. */
  public ProblemBody problem() {
    return problem;
  }

  /** The HTTP status. */
  public int status() {
    return problem.status();
  }

  private static String inWords(ServiceEndpoint endpoint, ProblemBody problem) {
    String what =
        problem
            .detail()
            .or(problem::title)
            .orElseGet(() -> "%s answered %d".formatted(endpoint, problem.status()));
    return what + problem.remedy().map(remedy -> "; " + remedy).orElse("");
  }
}
