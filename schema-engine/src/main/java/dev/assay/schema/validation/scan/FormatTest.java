package dev.assay.schema.validation.scan;

import dev.assay.schema.pattern.AsciiAutomaton;
import dev.assay.schema.validation.plan.StringFormat;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Knows the usual spellings of a format.
 *
 * <p>What isn't accepted may have the format nevertheless, in one of the corners where the
 * reference's grammar is its own: it is asked then.
 */
@FunctionalInterface
interface FormatTest {

  /** Whether a content in ASCII without escapes certainly has the format. */
  boolean accepts(byte[] json, int from, int to);

  static FormatTest of(StringFormat format) {
    return switch (format) {
      case DATE_TIME -> Timestamps::isDateTime;
      case DATE -> Timestamps::isDate;
      case TIME -> Timestamps::isTime;
      case UUID, IPV4, IPV6, URI, EMAIL, HOSTNAME -> Grammars.of(format);
    };
  }

  /** Formats as patterns, each within what the reference accepts. */
  final class Grammars {
    /** So long a label of a host name may be, and a whole one here. */
    private static final int MAX_NAME = 63;

    private static final int UNLIMITED = Integer.MAX_VALUE;
    private static final String HEX = "[0-9A-Fa-f]";
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?";
    private static final String PATH = "([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*";
    private static final Map<StringFormat, FormatTest> BY_FORMAT =
        new EnumMap<>(StringFormat.class);

    static {
      put(StringFormat.UUID, "%s{8}(-%s{4}){3}-%s{12}".replace("%s", HEX), UNLIMITED);
      put(StringFormat.IPV4, "(%s\\.){3}%s".replace("%s", OCTET), UNLIMITED);
      put(StringFormat.IPV6, ipv6(), UNLIMITED);
      put(
          StringFormat.URI,
          "[A-Za-z][A-Za-z0-9+.-]*://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?(/%s)?(\\?%s)?(#%s)?"
              .replace("%s", PATH),
          UNLIMITED);
      put(
          StringFormat.EMAIL,
          "[A-Za-z0-9_+-]+(\\.[A-Za-z0-9_+-]+)*@(%s\\.)+(com|net|org|edu|gov|io|eu|de|uk|fr|jp)"
              .replace("%s", LABEL),
          MAX_NAME);
      put(StringFormat.HOSTNAME, "%s(\\.%s)*".replace("%s", LABEL), MAX_NAME);
    }

    private Grammars() {}

    static FormatTest of(StringFormat format) {
      return BY_FORMAT.getOrDefault(format, (json, from, to) -> false);
    }

    private static void put(StringFormat format, String grammar, int maxLength) {
      AsciiAutomaton automaton = AsciiAutomaton.of("^(" + grammar + ")$").orElseThrow();
      BY_FORMAT.put(
          format, (json, from, to) -> to - from <= maxLength && automaton.find(json, from) >= 0);
    }

    /** Eight groups, or fewer with the gap at each place where it may be. */
    private static String ipv6() {
      String group = HEX + "{1,4}";
      String full = "(%s:){7}%s".replace("%s", group);
      String leading = "::((%s:){0,6}%s)?".replace("%s", group);
      String gaps =
          IntStream.rangeClosed(1, 6)
              .mapToObj(i -> "(%s:){" + i + "}(:%s){1," + (7 - i) + "}")
              .collect(Collectors.joining("|"))
              .replace("%s", group);
      String trailing = "(%s:){1,7}:".replace("%s", group);
      return String.join("|", full, leading, gaps, trailing);
    }
  }
}
