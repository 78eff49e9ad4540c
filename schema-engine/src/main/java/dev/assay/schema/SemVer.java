package dev.assay.schema;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version by Semantic Versioning 2.0.0, such as {@code 1.2.7-timezone-fix}.
 *
 * <p>Build metadata is kept in {@link #toString()} and, as the specification asks, ignored by
 * {@link #compareTo}; so the order is not consistent with equals for versions that differ in it
 * alone.
 *
 * @param major 0 to 999,999,999
 * @param minor 0 to 999,999,999
 * @param patch 0 to 999,999,999
 * @param preRelease dot-separated identifiers, empty for a release
 * @param build dot-separated identifiers, empty where there are none
 * @see <a href="https://semver.org/spec/v2.0.0.html">Semantic Versioning 2.0.0</a>
 */
public record SemVer(int major, int minor, int patch, List<String> preRelease, List<String> build)
    implements Comparable<SemVer> {
  private static final String PRE_RELEASE = "(?:0|[1-9]\\d*|\\d*[A-Za-z-][0-9A-Za-z-]*)";
  private static final String BUILD = "[0-9A-Za-z-]+";
  private static final Pattern PRE_RELEASE_IDENTIFIER = Pattern.compile(PRE_RELEASE);
  private static final Pattern BUILD_IDENTIFIER = Pattern.compile(BUILD);
  private static final String NUMBER = "(0|[1-9]\\d{0,8})";
  private static final Pattern SHAPE =
      Pattern.compile(
          "%s\\.%s\\.%s(?:-(%s(?:\\.%s)*))?(?:\\+(%s(?:\\.%s)*))?"
              .formatted(NUMBER, NUMBER, NUMBER, PRE_RELEASE, PRE_RELEASE, BUILD, BUILD));
  private static final int MAX_NUMBER = 999_999_999;
  private static final int MAX_LENGTH = 128;

  public SemVer {
    requireNumber("major", major);
    requireNumber("minor", minor);
    requireNumber("patch", patch);
    preRelease = List.copyOf(preRelease);
    build = List.copyOf(build);
    requireIdentifiers("pre-release", PRE_RELEASE_IDENTIFIER, preRelease);
    requireIdentifiers("build", BUILD_IDENTIFIER, build);
  }

  private static void requireNumber(String part, int value) {
    if (value < 0 || value > MAX_NUMBER) {
      throw new IllegalArgumentException(
          "%s version %d is not between 0 and %d".formatted(part, value, MAX_NUMBER));
    }
  }

  private static void requireIdentifiers(String part, Pattern shape, List<String> identifiers) {
    for (String identifier : identifiers) {
      if (!shape.matcher(identifier).matches()) {
        throw new IllegalArgumentException(
            "%s identifier '%s' must be letters, digits and '-', as a number without leading zero"
                .formatted(part, identifier));
      }
    }
  }

  /** A release without pre-release or build part. */
  public static SemVer release(int major, int minor, int patch) {
    return new SemVer(major, minor, patch, List.of(), List.of());
  }

  /**
   * Reads a version; {@link #toString()} gives the same text back.
   *
   * @throws IllegalArgumentException if the text is no SemVer 2.0 version, is longer than 128
   *     characters, or a number has more than nine digits
   */
  public static SemVer parse(String text) {
    return tryParse(text)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "version '%s' is not SemVer 2.0, such as 1.2.0 or 1.3.0-rc.1".formatted(text)));
  }

  /** Reads a version, or nothing where {@link #parse} would refuse. */
  public static Optional<SemVer> tryParse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (text.length() > MAX_LENGTH || !matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new SemVer(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3)),
            identifiers(matcher, 4),
            identifiers(matcher, 5)));
  }

  private static List<String> identifiers(Matcher matcher, int group) {
    return matcher.start(group) < 0 ? List.of() : List.of(matcher.group(group).split("\\.", -1));
  }

  /** Whether this is no release yet. */
  public boolean isPreRelease() {
    return !preRelease.isEmpty();
  }

  /** Orders by precedence (specification, item 11). */
  @Override
  public int compareTo(SemVer other) {
    int byCore = Integer.compare(major, other.major);
    if (byCore == 0) {
      byCore = Integer.compare(minor, other.minor);
    }
    if (byCore == 0) {
      byCore = Integer.compare(patch, other.patch);
    }
    return byCore != 0 ? byCore : comparePreRelease(other);
  }

  private int comparePreRelease(SemVer other) {
    if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
      return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
    }
    int shared = Math.min(preRelease.size(), other.preRelease.size());
    for (int i = 0; i < shared; i++) {
      int byIdentifier = compareIdentifiers(preRelease.get(i), other.preRelease.get(i));
      if (byIdentifier != 0) {
        return byIdentifier;
      }
    }
    return Integer.compare(preRelease.size(), other.preRelease.size());
  }

  private static int compareIdentifiers(String left, String right) {
    boolean leftNumeric = isNumeric(left);
    if (leftNumeric != isNumeric(right)) {
      return leftNumeric ? -1 : 1;
    }
    if (leftNumeric && left.length() != right.length()) {
      return Integer.compare(left.length(), right.length());
    }
    return left.compareTo(right);
  }

  private static boolean isNumeric(String identifier) {
    return identifier.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public String toString() {
    return major
        + "."
        + minor
        + "."
        + patch
        + (preRelease.isEmpty() ? "" : "-" + String.join(".", preRelease))
        + (build.isEmpty() ? "" : "+" + String.join(".", build));
  }
}
