package dev.assay.contracts.redrives;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.json.WireJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** A record of the topic {@code assay.redrives}. */
public sealed interface RedriveEntry {
  /** What the keys of redrives begin with. */
  String REDRIVE = "redrive/";

  /** What the keys of segments begin with. */
  String MOVED = "moved/";

  /** A redrive. */
  record Redrive(RedriveRecord redrive) implements RedriveEntry {}

  /** Part of what a redrive moved. */
  record Moved(MovedSegment segment) implements RedriveEntry {}

  /**
   * A tombstone.
   *
   * @param key what is gone
   */
  record Gone(String key) implements RedriveEntry {}

  /**
   * Nothing that this reader understands.
   *
   * @param key the key as text
   * @param problem what is wrong with it
   */
  record Unreadable(String key, String problem) implements RedriveEntry {}

  /** The key of a redrive. */
  static String key(RedriveRecord redrive) {
    return REDRIVE + redrive.id();
  }

  /** The key of a segment. */
  static String key(MovedSegment segment) {
    return MOVED
        + String.join(
            "/",
            segment.redrive(),
            segment.topic(),
            Integer.toString(segment.partition()),
            Integer.toString(segment.number()));
  }

  /** The value of either. */
  static byte[] value(Record redriveOrSegment) {
    return WireJson.MAPPER.writeValueAsBytes(redriveOrSegment);
  }

  /** Reads a record; never throws, whatever the bytes. */
  static RedriveEntry read(byte @Nullable [] key, byte @Nullable [] value) {
    String name = key == null ? "" : new String(key, UTF_8);
    if (value == null) {
      return new Gone(name);
    }
    try {
      if (name.startsWith(REDRIVE)) {
        RedriveRecord redrive = WireJson.MAPPER.readValue(value, RedriveRecord.class);
        return known(name, redrive.form(), key(redrive), new Redrive(redrive));
      }
      if (name.startsWith(MOVED)) {
        MovedSegment segment = WireJson.MAPPER.readValue(value, MovedSegment.class);
        return known(name, segment.form(), key(segment), new Moved(segment));
      }
      return new Unreadable(name, "the key begins with neither 'redrive/' nor 'moved/'");
    } catch (JacksonException | IllegalArgumentException | NullPointerException problem) {
      return new Unreadable(
          name, String.valueOf(problem.getMessage()).lines().findFirst().orElse("no message"));
    }
  }

  private static RedriveEntry known(String name, int form, String stated, RedriveEntry entry) {
    if (form != RedriveRecord.FORM) {
      return new Unreadable(
          name, "it has form %d, known is %d".formatted(form, RedriveRecord.FORM));
    }
    return stated.equals(name) ? entry : new Unreadable(name, "the value is of " + stated);
  }
}
