package dev.assay.triage.redriveapi;

import dev.assay.kit.http.Problem;
import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.ProblemType;
import java.util.List;

/** The error table of this API. */
final class RedriveProblem {
  /** With every {@link #notNow}. */
  static final String RETRY_AFTER_SECONDS = "2";

  private static final ProblemType BAD_WISH =
      new ProblemType("bad-redrive", "The redrive can't be understood", 400);
  private static final ProblemType UNKNOWN =
      new ProblemType("unknown-redrive", "No such redrive", 404);
  private static final ProblemType UNKNOWN_GROUP =
      new ProblemType("unknown-failure-group", "No such failure group", 404);
  private static final ProblemType AMBIGUOUS =
      new ProblemType("ambiguous-fingerprint", "Several failure groups begin so", 409);
  private static final ProblemType REFUSED =
      new ProblemType("redrive-refused", "The redrive can't do that", 409);
  private static final ProblemType NEEDS_FORCE =
      new ProblemType("group-not-fixed", "The failure group is not fixed", 409);
  private static final ProblemType UNKNOWN_ARCHIVE =
      new ProblemType("unknown-archive", "No such archive", 404);
  private static final ProblemType ARCHIVE_REFUSED =
      new ProblemType("archive-refused", "The archive can't be used", 409);
  private static final ProblemType NOT_NOW =
      new ProblemType("redrives-not-available", "Redrives can't be changed now", 503);

  private RedriveProblem() {}

  static ProblemRaised badWish(String member, String value, String expected) {
    return new ProblemRaised(
        BAD_WISH.problem("'%s' is '%s'".formatted(member, value)).withRemedy(expected));
  }

  static ProblemRaised badWish(String detail) {
    return new ProblemRaised(
        BAD_WISH.problem(detail).withRemedy("correct it; docs/redrive.md shows every member"));
  }

  static Problem unknown(String id) {
    return UNKNOWN
        .problem("no redrive is called '%s'".formatted(id))
        .withRemedy("list them with GET /redrives");
  }

  static ProblemRaised unknownGroup(String asked) {
    return new ProblemRaised(
        UNKNOWN_GROUP
            .problem("no failure group's fingerprint begins with '%s'".formatted(asked))
            .withRemedy("list the groups with GET /failures"));
  }

  static ProblemRaised ambiguous(String asked, List<String> candidates) {
    return new ProblemRaised(
        AMBIGUOUS
            .problem("'%s' begins several fingerprints".formatted(asked))
            .withRemedy("give more digits")
            .with("candidates", candidates));
  }

  static Problem refused(String why, String remedy, boolean needsForce) {
    return (needsForce ? NEEDS_FORCE : REFUSED).problem(why).withRemedy(remedy);
  }

  static Problem unknownArchive(String name) {
    return UNKNOWN_ARCHIVE
        .problem("no archive is called '%s'".formatted(name))
        .withRemedy("list them with GET /archives");
  }

  static Problem archiveRefused(String why) {
    return ARCHIVE_REFUSED.problem(why).withRemedy("docs/redrive.md, Archives");
  }

  static Problem notNow(String why) {
    return NOT_NOW.problem(why).withRemedy("ask again in a few seconds");
  }
}
