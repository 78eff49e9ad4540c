package dev.assay.registry.edge;

import dev.assay.contracts.rest.PolicyBody;
import dev.assay.kit.http.Problem;
import dev.assay.kit.http.ProblemType;
import dev.assay.registry.decision.PolicyRefusal;

/** How each reason for refusing a decision about enforcement is answered. */
final class PolicyProblems {
  private static final ProblemType MOVED =
      new ProblemType("stale-revision", "Somebody decided in the meantime", 412);
  private static final ProblemType TRIPPED =
      new ProblemType("guard-tripped", "A guard tripped and nobody armed it again", 409);
  private static final ProblemType NOTHING =
      new ProblemType("nothing-tripped", "There is no guard to arm again", 409);
  private static final ProblemType TIME =
      new ProblemType("time-is-over", "The policy would end before it begins", 422);

  private PolicyProblems() {}

  static Problem of(PolicyRefusal refusal) {
    return switch (refusal) {
      case PolicyRefusal.Moved moved ->
          MOVED
              .problem(moved.because())
              .withRemedy("look at what is in force now, and decide again with its revision")
              .with("revision", moved.stands().revision())
              .with("stands", PolicyBody.of(moved.stands()));
      case PolicyRefusal.GuardTripped tripped ->
          TRIPPED
              .problem(tripped.because())
              .withRemedy(
                  "mend the schema or the producers, then arm it again (assay mode rearm %s), or decide with force"
                      .formatted(tripped.stands().scope()))
              .with("revision", tripped.stands().revision())
              .with("stands", PolicyBody.of(tripped.stands()));
      case PolicyRefusal.NothingTripped nothing ->
          NOTHING
              .problem(nothing.because())
              .withRemedy("set the mode that is wanted")
              .with("revision", nothing.stands().revision());
      case PolicyRefusal.TimeIsOver over ->
          TIME.problem(over.because()).withRemedy("give a time to come, or none");
    };
  }
}
