package dev.assay.contracts.envelope;

import java.util.OptionalInt;

/**
 * What Confluent's serializers put before a value: byte 0 and four bytes of schema id, or byte 1
 * and the sixteen bytes of a GUID.
 *
 * <p>No JSON text begins with either byte, so a frame is never mistaken for JSON.
 *
 * @see <a
 *     href="https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format">Confluent
 *     wire format</a>
 */
public final class Frame {
  /** What a frame with an id begins with. */
  public static final byte NUMBER = 0;

  /** What a frame with a GUID begins with. */
  public static final byte GUID = 1;

  /** Marker and id. */
  public static final int NUMBER_BYTES = 1 + Integer.BYTES;

  /** Marker and GUID. */
  public static final int GUID_BYTES = 1 + 2 * Long.BYTES;

  private Frame() {}

  /** How many bytes before a value are frame; nothing where there is none, or nothing in it. */
  public static OptionalInt lengthIn(byte[] value) {
    if (value.length > NUMBER_BYTES && value[0] == NUMBER) {
      return OptionalInt.of(NUMBER_BYTES);
    }
    return value.length > GUID_BYTES && value[0] == GUID
        ? OptionalInt.of(GUID_BYTES)
        : OptionalInt.empty();
  }
}
