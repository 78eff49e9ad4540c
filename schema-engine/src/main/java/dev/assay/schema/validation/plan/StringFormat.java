package dev.assay.schema.validation.plan;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Formats of which a pass over the bytes knows at least the usual spellings. */
public enum StringFormat {
  DATE_TIME("date-time"),
  DATE("date"),
  TIME("time"),
  UUID("uuid"),
  IPV4("ipv4"),
  IPV6("ipv6"),
  URI("uri"),
  EMAIL("email"),
  HOSTNAME("hostname");

  /** Those that the reference asserts and a plan leaves to it, some of which no draft names. */
  private static final Set<String> OF_THE_REFERENCE =
      Set.of(
          "json-pointer",
          "relative-json-pointer",
          "uri-template",
          "uri-reference",
          "iri",
          "iri-reference",
          "idn-email",
          "idn-hostname",
          "regex",
          "duration",
          "alpha",
          "alphanumeric",
          "color",
          "ip-address",
          "phone",
          "style",
          "utc-millisec");

  private final String keyword;

  StringFormat(String keyword) {
    this.keyword = keyword;
  }

  /** What {@code format} says for it. */
  public String keyword() {
    return keyword;
  }

  static Optional<StringFormat> of(String keyword) {
    return Arrays.stream(values()).filter(format -> format.keyword.equals(keyword)).findFirst();
  }

  /** Whether only the reference checks it; a format that nobody knows is none at all. */
  static boolean isLeftToTheReference(String keyword) {
    return OF_THE_REFERENCE.contains(keyword);
  }
}
