package dev.assay.triage;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Which source topics a rule is about. */
final class SourcePattern {
  private SourcePattern() {}

  static Pattern parse(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException wrong) {
      throw new IllegalArgumentException(
          "sources '%s' is no regular expression (%s): give one such as shop\\..*"
              .formatted(text, wrong.getDescription()),
          wrong);
    }
  }
}
