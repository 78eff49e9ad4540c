package dev.assay.schema.validation.scan;

import java.nio.charset.StandardCharsets;

/** The content of JSON strings (RFC 8259, section 7), in UTF-8 (RFC 3629). */
final class Quoted {
  /** Bytes at most for one code point: an escaped pair of surrogates. */
  static final int LONGEST_CODE_POINT = 12;

  private Quoted() {}

  /**
   * The position of the closing quote where all before it is ASCII without escapes, else the
   * position of the first byte that isn't, complemented.
   */
  static int plainEnd(byte[] json, int from) {
    int at = from;
    int last = json.length - Words.BYTES;
    while (at <= last) {
      long specials = Words.specials(Words.at(json, at));
      if (specials != 0) {
        at += Words.firstMarked(specials);
        return json[at] == '"' ? at : ~at;
      }
      at += Words.BYTES;
    }
    while (json[at] >= ' ' && json[at] != '"' && json[at] != '\\') {
      at++;
    }
    return json[at] == '"' ? at : ~at;
  }

  /** The position of the closing quote, or {@link Step#UNSURE} where the string is malformed. */
  static int end(byte[] json, int from) {
    int at = plainEnd(json, from);
    while (at < 0) {
      int special = ~at;
      int next = json[special] == '\\' ? escape(json, special) : sequence(json, special);
      if (next < 0) {
        return Step.UNSURE;
      }
      at = plainEnd(json, next);
    }
    return at;
  }

  static boolean hasEscape(byte[] json, int from, int to) {
    for (int at = from; at < to; at++) {
      if (json[at] == '\\') {
        return true;
      }
    }
    return false;
  }

  /** Code points of a well-formed content; an escaped pair of surrogates is one. */
  static int codePoints(byte[] json, int from, int to) {
    int count = 0;
    int at = from;
    while (at < to) {
      if (json[at] != '\\') {
        count += (json[at] & 0xC0) == 0x80 ? 0 : 1;
        at++;
      } else if (json[at + 1] != 'u') {
        count++;
        at += 2;
      } else {
        boolean pair =
            Character.isHighSurrogate(unit(json, at))
                && at + 7 < to
                && json[at + 6] == '\\'
                && json[at + 7] == 'u'
                && Character.isLowSurrogate(unit(json, at + 6));
        count++;
        at += pair ? 12 : 6;
      }
    }
    return count;
  }

  /** The text of a well-formed content. */
  static String text(byte[] json, int from, int to) {
    if (!hasEscape(json, from, to)) {
      return new String(json, from, to - from, StandardCharsets.UTF_8);
    }
    StringBuilder text = new StringBuilder();
    int at = from;
    while (at < to) {
      int plain = at;
      while (at < to && json[at] != '\\') {
        at++;
      }
      text.append(new String(json, plain, at - plain, StandardCharsets.UTF_8));
      if (at < to) {
        text.append(unescaped(json, at));
        at += json[at + 1] == 'u' ? 6 : 2;
      }
    }
    return text.toString();
  }

  private static char unescaped(byte[] json, int backslash) {
    return switch (json[backslash + 1]) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unit(json, backslash);
      default -> (char) json[backslash + 1];
    };
  }

  private static char unit(byte[] json, int backslash) {
    int unit = 0;
    for (int i = 2; i < 6; i++) {
      unit = (unit << 4) | Character.digit(json[backslash + i], 16);
    }
    return (char) unit;
  }

  /** The position after an escape, or {@link Step#UNSURE}. */
  private static int escape(byte[] json, int backslash) {
    return switch (json[backslash + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> backslash + 2;
      case 'u' -> {
        int digits = 0;
        while (digits < 4 && isHex(json[backslash + 2 + digits])) {
          digits++;
        }
        yield digits == 4 ? backslash + 6 : Step.UNSURE;
      }
      default -> Step.UNSURE;
    };
  }

  private static boolean isHex(byte b) {
    return b >= 0 && Character.digit(b, 16) >= 0;
  }

  /** The position after a sequence of several bytes, or {@link Step#UNSURE}. */
  private static int sequence(byte[] json, int at) {
    int lead = json[at] & 0xFF;
    if (lead >= 0xC2 && lead < 0xE0) {
      return (json[at + 1] & 0xC0) == 0x80 ? at + 2 : Step.UNSURE;
    }
    if (lead < 0xE0 || lead > 0xF4) {
      return Step.UNSURE;
    }
    // The second byte alone tells overlong forms, surrogates and too high code points.
    int second = json[at + 1] & 0xFF;
    int min = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int max = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    int length = lead >= 0xF0 ? 4 : 3;
    boolean fits = second >= min && second <= max;
    for (int i = 2; fits && i < length; i++) {
      fits = (json[at + i] & 0xC0) == 0x80;
    }
    return fits ? at + length : Step.UNSURE;
  }
}
