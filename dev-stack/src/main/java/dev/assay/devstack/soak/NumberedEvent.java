package dev.assay.devstack.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.OptionalInt;

/** Events that carry a number, by which each is found again; one in ten breaks the schema. */
final class NumberedEvent {
  static final String SCHEMA_NAME = "soak.NumberedEvent";
  static final String SCHEMA =
      """
      {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
       "required": ["number", "source", "level"],
       "properties": {
         "number": {"type": "integer", "minimum": 0},
         "source": {"type": "string", "pattern": "^store-[0-9]+$"},
         "level": {"enum": ["ok", "soft", "hard"]}}}
      """;

  private static final int KEYS = 64;
  private static final int ONE_BAD_IN = 10;
  private static final String START = "{\"number\":";

  private final long seed;

  NumberedEvent(long seed) {
    this.seed = seed;
  }

  byte[] key(int number) {
    return ("store-" + number % KEYS).getBytes(UTF_8);
  }

  byte[] value(int number) {
    String text = START + number + ",\"source\":\"store-" + number % KEYS + "\",\"level\":";
    if (!isBad(number)) {
      return (text + "\"ok\"}").getBytes(UTF_8);
    }
    // Every other bad one isn't even JSON.
    return (number % 2 == 0 ? text : text + "\"loud\"}").getBytes(UTF_8);
  }

  /** Spread by a hash, so that every key has good and bad events. */
  boolean isBad(int number) {
    long mixed = (number + seed) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
    return Long.remainderUnsigned(mixed ^ (mixed >>> 32), ONE_BAD_IN) == 0;
  }

  /** The number in a value; nothing where the value is none of ours. */
  static OptionalInt numberIn(byte[] value) {
    int at = START.length();
    if (value.length <= at || !new String(value, 0, at, UTF_8).equals(START)) {
      return OptionalInt.empty();
    }
    long number = 0;
    int digits = 0;
    while (at < value.length && value[at] >= '0' && value[at] <= '9' && digits++ < 10) {
      number = number * 10 + value[at++] - '0';
    }
    return digits == 0 || number > Integer.MAX_VALUE
        ? OptionalInt.empty()
        : OptionalInt.of((int) number);
  }
}
