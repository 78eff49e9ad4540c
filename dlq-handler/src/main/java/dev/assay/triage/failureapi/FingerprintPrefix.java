package dev.assay.triage.failureapi;

import dev.assay.kit.http.ProblemRaised;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What somebody gives for a fingerprint: all of it or its beginning, with or without {@code v1:}.
 *
 * @param text {@code v1:} and 1 to 16 hexadecimal digits
 */
record FingerprintPrefix(String text) {
  private static final Pattern SHAPE = Pattern.compile("v1:[0-9a-f]{1,16}");
  private static final String RECIPE = "v1:";

  static FingerprintPrefix parse(String asked) {
    String lower = asked.toLowerCase(Locale.ROOT);
    String text = lower.startsWith(RECIPE) ? lower : RECIPE + lower;
    if (!SHAPE.matcher(text).matches()) {
      throw new ProblemRaised(
          FailureProblem.badParameter(
              "fingerprint", asked, "give 1 to 16 hexadecimal digits, after v1: or without it"));
    }
    return new FingerprintPrefix(text);
  }
}
