package dev.assay.triage.redriveapi;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.kit.http.ProblemRaised;
import dev.assay.triage.ask.Asker;
import dev.assay.triage.ask.FailureGroups;
import dev.assay.triage.ask.KnownGroup;
import dev.assay.triage.ask.Reading;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds the one group whose fingerprint begins as somebody gave it. */
final class GroupLookup {
  private static final Pattern BEGINNING = Pattern.compile("v1:[0-9a-f]{1,16}");
  private static final int WHOLE = "v1:".length() + 16;
  private static final int MAX_CANDIDATES = 10;

  private final FailureGroups groups;

  GroupLookup(FailureGroups groups) {
    this.groups = groups;
  }

  /**
   * The whole fingerprint. One that is whole already is not looked up: its group may have been
   * forgotten while its dead letters are still there.
   */
  String whole(String asked) {
    String lower = asked.toLowerCase(Locale.ROOT);
    String beginning = lower.startsWith("v1:") ? lower : "v1:" + lower;
    if (!BEGINNING.matcher(beginning).matches()) {
      throw RedriveProblem.badWish(
          "group", asked, "give 1 to 16 hexadecimal digits, after v1: or without it");
    }
    return beginning.length() == WHOLE
        ? new FailureFingerprint(beginning).value()
        : only(asked, groups.beginningWith(beginning, Asker.NOBODY));
  }

  private static String only(String asked, Reading<List<KnownGroup>> reading) {
    List<String> found =
        switch (reading) {
          case Reading.Complete<List<KnownGroup>>(var all) ->
              all.stream().map(known -> known.group().fingerprint().value()).sorted().toList();
          case Reading.NotNow<List<KnownGroup>>(String why) ->
              throw new ProblemRaised(RedriveProblem.notNow(why));
        };
    if (found.isEmpty()) {
      throw RedriveProblem.unknownGroup(asked);
    }
    if (found.size() > 1) {
      throw RedriveProblem.ambiguous(asked, found.stream().limit(MAX_CANDIDATES).toList());
    }
    return found.getFirst();
  }
}
