package dev.assay.client;

import dev.assay.contracts.rest.ProblemBody;
import java.time.Duration;
import java.util.Optional;

/** The service understood and said no; the problem says why. */
public final class RequestRefused extends ServiceFailure {
  private static final long serialVersionUID = 1L;

  private final transient ProblemBody problem;
  private final transient Optional<Duration> retryAfter;

  RequestRefused(ServiceEndpoint endpoint, ProblemBody problem, Optional<Duration> retryAfter) {
    super(inWords(endpoint, problem));
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /** When to ask again, where the service said it. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
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
