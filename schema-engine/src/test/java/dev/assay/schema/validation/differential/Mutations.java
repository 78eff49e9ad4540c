package dev.assay.schema.validation.differential;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Bytes that were an event and may not be one any more. */
final class Mutations {
  private static final List<String> INSERTIONS =
      List.of(
          "\\u0061",
          "\\ud83d\\ude00",
          "\\ud83d",
          "\u00e9",
          "1",
          "0",
          ".0",
          "e1",
          " ",
          "\n",
          "\"",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "null",
          "\"a\":1,",
          "\"kind\":\"x\",",
          "\\",
          "\\n",
          "-",
          "\u0001",
          "\uD83D\uDE00");
  private final Random random;

  Mutations(Random random) {
    this.random = random;
  }

  byte[] of(byte[] event) {
    byte[] mutated = once(event);
    return random.nextInt(4) == 0 ? once(mutated) : mutated;
  }

  private byte[] once(byte[] event) {
    if (event.length == 0) {
      return event;
    }
    int at = random.nextInt(event.length);
    return switch (random.nextInt(6)) {
      case 0 -> flipped(event, at);
      case 1 -> Arrays.copyOf(event, at);
      case 2 -> spliced(event, at, at, Arrays.copyOfRange(event, at, end(event, at)));
      case 3 -> spliced(event, at, end(event, at), new byte[0]);
      case 4 -> {
        int other = random.nextInt(event.length);
        yield spliced(
            event, at, end(event, at), Arrays.copyOfRange(event, other, end(event, other)));
      }
      default ->
          spliced(
              event,
              at,
              at,
              INSERTIONS.get(random.nextInt(INSERTIONS.size())).getBytes(StandardCharsets.UTF_8));
    };
  }

  private int end(byte[] event, int from) {
    return Math.min(event.length, from + 1 + random.nextInt(12));
  }

  private byte[] flipped(byte[] event, int at) {
    byte[] copy = event.clone();
    copy[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    return copy;
  }

  private static byte[] spliced(byte[] event, int from, int to, byte[] between) {
    byte[] result = new byte[event.length - (to - from) + between.length];
    System.arraycopy(event, 0, result, 0, from);
    System.arraycopy(between, 0, result, from, between.length);
    System.arraycopy(event, to, result, from + between.length, event.length - to);
    return result;
  }
}
