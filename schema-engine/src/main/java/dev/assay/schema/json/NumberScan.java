package dev.assay.schema.json;

/** Numbers by RFC 8259, section 6. */
final class NumberScan {
  private NumberScan() {}

  /** The position after the number that begins at {@code from}, or a fault. */
  static long number(byte[] json, int from, int end) {
    int integer = json[from] == '-' ? from + 1 : from;
    int at = digits(json, integer, end);
    if (at == integer || (json[integer] == '0' && at > integer + 1)) {
      return malformed(integer, end);
    }
    int digits = at - integer;
    if (at < end && json[at] == '.') {
      int fraction = at + 1;
      at = digits(json, fraction, end);
      if (at == fraction) {
        return malformed(fraction, end);
      }
      digits += at - fraction;
    }
    return at < end && (json[at] | 0x20) == 'e'
        ? exponent(json, from, at + 1, end, digits)
        : withinLimit(from, at, digits);
  }

  private static long exponent(byte[] json, int from, int afterE, int end, int digits) {
    boolean signed = afterE < end && (json[afterE] == '+' || json[afterE] == '-');
    int first = signed ? afterE + 1 : afterE;
    int at = digits(json, first, end);
    if (at == first) {
      return malformed(first, end);
    }
    long size = 0;
    for (int i = first; i < at && size <= JsonScanner.MAX_NUMBER_DIGITS; i++) {
      size = size * 10 + (json[i] - '0');
    }
    return withinLimit(from, at, digits + size);
  }

  private static long withinLimit(int from, int at, long digits) {
    return digits <= JsonScanner.MAX_NUMBER_DIGITS
        ? at
        : ScanFaults.at(JsonFault.NUMBER_TOO_LONG, from);
  }

  private static long malformed(int at, int end) {
    return ScanFaults.at(at == end ? JsonFault.UNEXPECTED_END : JsonFault.BAD_NUMBER, at);
  }

  private static int digits(byte[] json, int from, int end) {
    int at = from;
    while (at < end && json[at] >= '0' && json[at] <= '9') {
      at++;
    }
    return at;
  }
}
