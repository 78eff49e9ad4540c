package dev.assay.contracts.instances;

import java.util.regex.Pattern;

/**
 * One run of one validator process.
 *
 * @param instance the name that operators gave it, or host and process id
 * @param incarnation tells one run from the next under the same name, and two processes that were
 *     given the same name by mistake
 */
public record InstanceId(String instance, String incarnation) {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9]{1,32}");
  private static final int MAX_INSTANCE = 255;
  private static final String SEPARATOR = "#";

  public InstanceId {
    if (instance.isBlank() || instance.length() > MAX_INSTANCE) {
      throw new IllegalArgumentException(
          "instance name '%s' must have 1 to %d characters".formatted(instance, MAX_INSTANCE));
    }
    if (!SHAPE.matcher(incarnation).matches()) {
      throw new IllegalArgumentException(
          "incarnation '%s' must be 1 to 32 of a-z and 0-9".formatted(incarnation));
    }
  }

  /**
   * Reads the wire form.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static InstanceId parse(String text) {
    int separator = text.lastIndexOf(SEPARATOR);
    if (separator < 0) {
      throw new IllegalArgumentException(
          "instance id '%s' is not of the form name#incarnation".formatted(text));
    }
    return new InstanceId(text.substring(0, separator), text.substring(separator + 1));
  }

  /** The wire form; the key of its records. */
  @Override
  public String toString() {
    return instance + SEPARATOR + incarnation;
  }
}
