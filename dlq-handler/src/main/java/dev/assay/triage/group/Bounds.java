package dev.assay.triage.group;

import dev.assay.schema.validation.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of a dead letter is kept; whoever writes to a dead-letter topic decides how long its
 * texts are.
 *
 * <p>Lengths are in UTF-16 units. With all of them at their largest, a group and its samples are
 * some 170,000 characters; an ordinary one has a tenth of that.
 */
public final class Bounds {
  /** Of a topic's name: Kafka allows no more, a header does. */
  public static final int MAX_TOPIC_LENGTH = 249;

  /** Of a JSON Pointer, a keyword or a schema location. */
  public static final int MAX_PLACE_LENGTH = 512;

  /** Of a line about a failure. */
  public static final int MAX_MESSAGE_LENGTH = 1024;

  /** Of a schema reference: the longest that is one has 335. */
  public static final int MAX_SCHEMA_LENGTH = 350;

  /** Of a producer's name. */
  public static final int MAX_PRODUCER_LENGTH = 128;

  /** Of an event's value, in bytes. */
  public static final int MAX_VALUE_BYTES = 4096;

  /** Of an event's key, in bytes. */
  public static final int MAX_KEY_BYTES = 512;

  /** Violations of a sample. */
  public static final int MAX_VIOLATIONS = 10;

  /** Of all violations of a sample together, as in the header they come from. */
  public static final int MAX_VIOLATIONS_LENGTH = 4096;

  private Bounds() {}

  /** The beginning of a text, never half a character; whole where it is short enough. */
  public static String cut(String text, int maxLength) {
    if (text.length() <= maxLength) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(maxLength - 1));
    return text.substring(0, splitsPair ? maxLength - 1 : maxLength);
  }

  /** The first violations, as many as may be kept, with their texts cut. */
  public static List<Violation> cut(List<Violation> violations) {
    List<Violation> kept = new ArrayList<>();
    int length = 0;
    for (Violation violation : violations) {
      Violation cut = cut(violation);
      length += lengthOf(cut);
      if (kept.size() == MAX_VIOLATIONS || length > MAX_VIOLATIONS_LENGTH) {
        break;
      }
      kept.add(cut);
    }
    return List.copyOf(kept);
  }

  private static Violation cut(Violation violation) {
    return new Violation(
        cut(violation.instanceLocation(), MAX_PLACE_LENGTH),
        cut(violation.keyword(), MAX_PLACE_LENGTH),
        cut(violation.schemaLocation(), MAX_PLACE_LENGTH),
        cut(violation.message(), MAX_MESSAGE_LENGTH),
        violation.property().map(name -> cut(name, MAX_PLACE_LENGTH)));
  }

  static int lengthOf(Violation violation) {
    return violation.instanceLocation().length()
        + violation.keyword().length()
        + violation.schemaLocation().length()
        + violation.message().length()
        + violation.property().map(String::length).orElse(0);
  }

  static String checked(String what, String text, int maxLength) {
    if (text.length() > maxLength) {
      throw new IllegalArgumentException(
          "%s has %d characters, more than the %d that are kept: cut it first"
              .formatted(what, text.length(), maxLength));
    }
    return text;
  }
}
