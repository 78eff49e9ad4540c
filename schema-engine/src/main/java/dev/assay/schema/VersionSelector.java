package dev.assay.schema;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which version of a subject is meant: {@code latest}, {@code 1.2.0}, or an alias for the newest of
 * a line, {@code 1} or {@code 1.2}.
 */
public sealed interface VersionSelector {

  /** The latest of all. */
  VersionSelector LATEST = new Latest();

  /** Whether a version may be the one meant. */
  boolean admits(SemVer version);

  /** The latest of all, written {@code latest}. */
  record Latest() implements VersionSelector {
    @Override
    public boolean admits(SemVer version) {
      return true;
    }

    @Override
    public String toString() {
      return "latest";
    }
  }

  /**
   * This one and no other.
   *
   * @param version its number
   */
  record Exact(SemVer version) implements VersionSelector {
    @Override
    public boolean admits(SemVer candidate) {
      return version.equals(candidate);
    }

    @Override
    public String toString() {
      return version.toString();
    }
  }

  /**
   * The newest of a line, written {@code 1} or {@code 1.2}.
   *
   * @param major the line
   * @param minor the line within it, or empty for all of them
   */
  record Line(int major, Optional<Integer> minor) implements VersionSelector {
    @Override
    public boolean admits(SemVer version) {
      return version.major() == major
          && minor.stream().allMatch(wanted -> wanted == version.minor());
    }

    @Override
    public String toString() {
      return major + minor.map(part -> "." + part).orElse("");
    }
  }

  /** How lines are written. */
  Pattern LINE = Pattern.compile("(0|[1-9]\\d{0,8})(?:\\.(0|[1-9]\\d{0,8}))?");

  /**
   * Reads a selector; {@link Object#toString()} gives the same text back.
   *
   * @throws IllegalArgumentException if the text is neither an alias nor a version
   */
  static VersionSelector parse(String text) {
    if (text.equals("latest")) {
      return LATEST;
    }
    Matcher line = LINE.matcher(text);
    if (line.matches()) {
      return new Line(
          Integer.parseInt(line.group(1)),
          line.start(2) < 0 ? Optional.empty() : Optional.of(Integer.valueOf(line.group(2))));
    }
    return SemVer.tryParse(text)
        .<VersionSelector>map(Exact::new)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "version '%s' is not SemVer 2.0, such as 1.2.0, nor one of the aliases latest, 1 and 1.2"
                    .formatted(text)));
  }
}
