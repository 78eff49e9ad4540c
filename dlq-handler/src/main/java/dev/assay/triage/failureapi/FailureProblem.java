package dev.assay.triage.failureapi;

import dev.assay.kit.http.Problem;
import dev.assay.kit.http.ProblemType;
import java.util.List;

/** The error table of this API. */
final class FailureProblem {
  private static final ProblemType BAD_PARAMETER =
      new ProblemType("bad-parameter", "A parameter can't be understood", 400);
  private static final ProblemType UNKNOWN_GROUP =
      new ProblemType("unknown-failure-group", "No such failure group", 404);
  private static final ProblemType AMBIGUOUS =
      new ProblemType("ambiguous-fingerprint", "Several failure groups begin so", 409);
  private static final ProblemType BAD_WISH =
      new ProblemType("bad-wish", "A group can't be marked so", 422);
  private static final ProblemType NOT_WRITTEN =
      new ProblemType("mark-not-written", "The mark may not have been written", 503);
  private static final ProblemType NOT_NOW =
      new ProblemType("groups-not-readable", "The failure groups can't be read now", 503);

  private FailureProblem() {}

  static Problem badParameter(String name, String value, String expected) {
    return BAD_PARAMETER
        .problem("parameter '%s' is '%s'".formatted(name, value))
        .withRemedy(expected);
  }

  static Problem unknownParameter(String name, String known) {
    return BAD_PARAMETER
        .problem("there is no parameter '%s'".formatted(name))
        .withRemedy("use " + known);
  }

  static Problem unknownGroup(String asked) {
    return UNKNOWN_GROUP
        .problem("no failure group's fingerprint is or begins with '%s'".formatted(asked))
        .withRemedy("list the groups with GET /failures");
  }

  static Problem ambiguous(String asked, List<String> candidates, int more) {
    return AMBIGUOUS
        .problem("'%s' begins %d fingerprints".formatted(asked, candidates.size() + more))
        .withRemedy("give more digits")
        .with("candidates", candidates);
  }

  static Problem badWish(String why) {
    return BAD_WISH.problem(why).withRemedy("give state, and if wanted until and reason");
  }

  static Problem notWritten(String why) {
    return NOT_WRITTEN.problem(why).withRemedy("say it again; saying it twice does no harm");
  }

  static Problem notNow(String why) {
    return NOT_NOW.problem(why).withRemedy("ask again in a few seconds; /readyz tells when");
  }
}
