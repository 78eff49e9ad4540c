package dev.assay.schema.json;

/**
 * Strings by RFC 8259, section 7, in UTF-8 by RFC 3629.
 *
 * <p>Escaped lone surrogates are accepted, as the grammar does, but not in names, which no parser
 * could tell apart; surrogates, overlong forms and code points above U+10FFFF in the bytes
 * themselves are accepted nowhere.
 */
final class StringScan {
  private static final int ESCAPED_UNIT = "\\uXXXX".length();

  private StringScan() {}

  /** The position after the closing quote of the string whose content begins at {@code from}. */
  static long string(byte[] json, int from, int end) {
    int at = from;
    while (at < end) {
      byte b = json[at];
      if (b == '"') {
        return at + 1L;
      }
      if (b >= ' ' && b != '\\') {
        at++;
        continue;
      }
      long next = b == '\\' ? escape(json, at, end) : sequence(json, at, end);
      if (next < 0) {
        return next;
      }
      at = (int) next;
    }
    return ScanFaults.at(JsonFault.UNEXPECTED_END, end);
  }

  /** The same for the name of a member. */
  static long name(byte[] json, int from, int end) {
    long after = string(json, from, end);
    if (after < 0) {
      return after;
    }
    int lone = loneSurrogate(json, from, (int) after - 1);
    return lone < 0 ? after : ScanFaults.at(JsonFault.HALF_SURROGATE_PAIR, lone);
  }

  /** Where half of a surrogate pair is escaped in a well-formed content, or -1. */
  private static int loneSurrogate(byte[] json, int from, int to) {
    int at = from;
    while (at < to) {
      if (json[at] != '\\') {
        at++;
      } else if (json[at + 1] != 'u' || !Character.isSurrogate(unit(json, at))) {
        at += 2;
      } else if (isPair(json, at, to)) {
        at += 2 * ESCAPED_UNIT;
      } else {
        return at;
      }
    }
    return -1;
  }

  private static boolean isPair(byte[] json, int at, int to) {
    int second = at + ESCAPED_UNIT;
    return second + 1 < to
        && json[second] == '\\'
        && json[second + 1] == 'u'
        && Character.isSurrogatePair(unit(json, at), unit(json, second));
  }

  private static char unit(byte[] json, int backslash) {
    int unit = 0;
    for (int i = 2; i < ESCAPED_UNIT; i++) {
      unit = (unit << 4) | Character.digit(json[backslash + i], 16);
    }
    return (char) unit;
  }

  private static long escape(byte[] json, int backslash, int end) {
    int at = backslash + 1;
    if (at == end) {
      return ScanFaults.at(JsonFault.UNEXPECTED_END, end);
    }
    return switch (json[at]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 1;
      case 'u' -> hexDigits(json, backslash, end);
      default -> ScanFaults.at(JsonFault.BAD_ESCAPE, backslash);
    };
  }

  private static long hexDigits(byte[] json, int backslash, int end) {
    for (int at = backslash + 2; at < backslash + 6; at++) {
      if (at >= end) {
        return ScanFaults.at(JsonFault.UNEXPECTED_END, end);
      }
      // A byte of a multi-byte sequence is negative, and no hexadecimal digit as a char either.
      if (Character.digit((char) json[at], 16) < 0 || json[at] < 0) {
        return ScanFaults.at(JsonFault.BAD_ESCAPE, backslash);
      }
    }
    return backslash + 6L;
  }

  /** One character that is not plain ASCII: a control character or a multi-byte sequence. */
  private static long sequence(byte[] json, int at, int end) {
    int lead = json[at] & 0xFF;
    if (lead < ' ') {
      return ScanFaults.at(JsonFault.CONTROL_CHARACTER, at);
    }
    int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || !secondByteFits(json, lead, at + 1, end)) {
      return ScanFaults.at(JsonFault.INVALID_UTF8, at);
    }
    for (int i = 2; i < length; i++) {
      if (at + i >= end || (json[at + i] & 0xC0) != 0x80) {
        return ScanFaults.at(JsonFault.INVALID_UTF8, at);
      }
    }
    return (long) at + length;
  }

  /** The second byte alone tells overlong forms, surrogates and too high code points. */
  private static boolean secondByteFits(byte[] json, int lead, int at, int end) {
    if (at >= end) {
      return false;
    }
    int second = json[at] & 0xFF;
    int min = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int max = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return second >= min && second <= max;
  }
}
