package dev.assay.registry.releaseapi;

import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.ProblemType;

/** Every way in which taking schemas from somewhere goes wrong before anything is decided. */
final class SyncProblems {
  private static final ProblemType BAD_SOURCE =
      new ProblemType("bad-source", "That is no source of schemas", 400);
  private static final ProblemType OFF =
      new ProblemType("source-off", "The source is not configured", 403);
  private static final ProblemType FORBIDDEN =
      new ProblemType("source-forbidden", "That may not be read", 403);
  private static final ProblemType EMPTY =
      new ProblemType("source-empty", "There are no schemas", 422);
  private static final ProblemType BAD_FILE =
      new ProblemType("bad-schema-file", "A file can't be used as a schema", 422);
  private static final ProblemType UNREACHABLE =
      new ProblemType("source-unreachable", "The source can't be read", 502);

  private SyncProblems() {}

  static ProblemRaised badSource(String detail, String remedy) {
    return new ProblemRaised(BAD_SOURCE.problem(detail).withRemedy(remedy));
  }

  static ProblemRaised off(String source, String key) {
    return new ProblemRaised(
        OFF.problem("the source '%s' is off".formatted(source))
            .withRemedy("set %s in the registry's configuration".formatted(key)));
  }

  static ProblemRaised forbidden(String what, String remedy) {
    return new ProblemRaised(FORBIDDEN.problem(what).withRemedy(remedy));
  }

  static ProblemRaised empty(String where) {
    return new ProblemRaised(
        EMPTY
            .problem("there is no %s below %s".formatted("vN/NAME.json", where))
            .withRemedy(
                "keep each schema as vN/NAME.json, such as v1/telemetry.FeedbackEvent.json"));
  }

  static ProblemRaised badFile(String file, String problem) {
    return new ProblemRaised(
        BAD_FILE
            .problem("'%s' %s".formatted(file, problem))
            .withRemedy("correct the file; nothing was published"));
  }

  static ProblemRaised unreachable(String detail) {
    return new ProblemRaised(
        UNREACHABLE
            .problem(detail)
            .withRemedy("check repository, ref and network; nothing was published"));
  }
}
