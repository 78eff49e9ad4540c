package dev.assay.registry.enforcementapi;

import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.ProblemType;

/** Every way in which the enforcement API says no. */
final class EnforcementProblems {
  private static final ProblemType BAD_SCOPE =
      new ProblemType("bad-scope", "That is no scope of a policy", 400);
  private static final ProblemType BAD_RULE =
      new ProblemType("bad-rule", "That is no rule of a policy", 400);

  private EnforcementProblems() {}

  static ProblemRaised badScope(IllegalArgumentException reason) {
    return new ProblemRaised(
        BAD_SCOPE
            .problem(String.valueOf(reason.getMessage()))
            .withRemedy("use *, topic:NAME, schema:NAME or a bare schema name"));
  }

  static ProblemRaised badRule(IllegalArgumentException reason) {
    return new ProblemRaised(
        BAD_RULE
            .problem(String.valueOf(reason.getMessage()))
            .withRemedy("send {\"mode\": \"canary\", \"percent\": 10}, for example"));
  }

  static ProblemRaised badUntil(String text) {
    return new ProblemRaised(
        BAD_RULE
            .problem("'until' is '%s'".formatted(text))
            .withRemedy("send ISO-8601 in UTC, such as 2026-03-01T12:00:00Z"));
  }

  static ProblemRaised modeMissing() {
    return new ProblemRaised(
        BAD_RULE
            .problem("'mode' is missing")
            .withRemedy("send {\"mode\": \"log-only\"}, for example"));
  }
}
