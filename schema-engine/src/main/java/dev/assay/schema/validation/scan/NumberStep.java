package dev.assay.schema.validation.scan;

/** A number. */
record NumberStep(Decimals wanted) implements Step {
  /** Longer ones go to the reference, which knows how long a number may be. */
  private static final int MAX_BYTES = 200;

  @Override
  public int run(byte[] json, int at, int depth, Scratch scratch) {
    int first = json[at] == '-' ? at + 1 : at;
    long value = 0;
    int end = first;
    for (char digit = digit(json[end]); digit <= 9; digit = digit(json[++end])) {
      value = value * 10 + digit;
    }
    int digits = end - first;
    if (digits == 0) {
      return first == at ? REFUSED : UNSURE;
    }
    if (digits > 1 && json[first] == '0') {
      return UNSURE;
    }
    byte next = json[end];
    if (next == '.' || (next | 0x20) == 'e') {
      return fraction(json, at, first, end, value);
    }
    if (digits > Decimals.MAX_DIGITS) {
      return wanted.isLoose() && digits < MAX_BYTES ? end : UNSURE;
    }
    int result = wanted.judge(first == at ? value : -value, 0);
    return result < 0 ? result : end;
  }

  /** Beyond 9 where the byte is no digit. */
  private static char digit(byte b) {
    return (char) (b - '0');
  }

  private int fraction(byte[] json, int from, int first, int point, long integer) {
    long value = integer;
    int end = point;
    int digits = point - first;
    int scale = 0;
    if (json[point] == '.') {
      end = point + 1;
      for (char digit = digit(json[end]); digit <= 9; digit = digit(json[++end])) {
        value = value * 10 + digit;
      }
      scale = end - point - 1;
      digits += scale;
      if (scale == 0) {
        return UNSURE;
      }
    }
    boolean negative = first != from;
    if ((json[end] | 0x20) == 'e') {
      return exponent(json, end, negative ? -value : value, digits, scale);
    }
    if (digits > Decimals.MAX_DIGITS) {
      return wanted.isLoose() && !wanted.integer() && digits < MAX_BYTES ? end : UNSURE;
    }
    int result = wanted.judge(negative ? -value : value, scale);
    return result < 0 ? result : end;
  }

  private int exponent(byte[] json, int e, long value, int digits, int scale) {
    boolean signed = json[e + 1] == '+' || json[e + 1] == '-';
    int first = signed ? e + 2 : e + 1;
    int end = Skip.digits(json, first);
    if (end == first || end - first > 2) {
      return UNSURE;
    }
    if (wanted.isLoose() && !wanted.integer()) {
      return digits < MAX_BYTES ? end : UNSURE;
    }
    int exponent = json[first] - '0';
    if (end - first == 2) {
      exponent = exponent * 10 + (json[first + 1] - '0');
    }
    if (digits > Decimals.MAX_DIGITS || (wanted.fractionlessOnly() && wanted.integer())) {
      return UNSURE;
    }
    int result = wanted.judge(value, scale - (json[e + 1] == '-' ? -exponent : exponent));
    return result < 0 ? result : end;
  }
}
