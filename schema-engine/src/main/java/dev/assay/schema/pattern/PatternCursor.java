package dev.assay.schema.pattern;

/** A place in a pattern. */
final class PatternCursor {
  static final int END = -1;
  private final String pattern;
  private int at;

  PatternCursor(String pattern) {
    this.pattern = pattern;
  }

  int position() {
    return at;
  }

  void backTo(int position) {
    at = position;
  }

  /** The next character without taking it, or {@link #END}. */
  int peek() {
    return at < pattern.length() ? pattern.charAt(at) : END;
  }

  /** Takes the next character, or gives {@link #END}. */
  int take() {
    return at < pattern.length() ? pattern.charAt(at++) : END;
  }

  boolean takeIf(String expected) {
    boolean here = pattern.startsWith(expected, at);
    if (here) {
      at += expected.length();
    }
    return here;
  }

  /** Takes so many hexadecimal digits, or gives {@link #END} and takes nothing. */
  int takeHex(int digits) {
    if (at + digits > pattern.length()) {
      return END;
    }
    int value = 0;
    for (int i = at; i < at + digits; i++) {
      int digit = Character.digit(pattern.charAt(i), 16);
      if (digit < 0) {
        return END;
      }
      value = value * 16 + digit;
    }
    at += digits;
    return value;
  }

  /** Takes all up to a character and that character too, or gives "" where it doesn't come. */
  String takeThrough(char last) {
    int found = pattern.indexOf(last, at);
    String taken = found < 0 ? "" : pattern.substring(at, found);
    at = found < 0 ? at : found + 1;
    return taken;
  }

  String since(int start) {
    return pattern.substring(start, at);
  }
}
