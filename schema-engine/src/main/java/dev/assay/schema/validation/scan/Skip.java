package dev.assay.schema.validation.scan;

/** Any JSON value, checked for its grammar only. */
final class Skip {
  /** Longer ones go to the reference, which knows how long a number may be. */
  private static final int MAX_NUMBER_BYTES = 200;

  private Skip() {}

  /** The position after a value, or {@link Step#UNSURE}. */
  static int value(byte[] json, int at, int depth) {
    return switch (json[at]) {
      case '"' -> string(json, at);
      case '{' -> depth == 0 ? Step.UNSURE : object(json, at + 1, depth - 1);
      case '[' -> depth == 0 ? Step.UNSURE : array(json, at + 1, depth - 1);
      case 't' -> Literals.isTrue(json, at) ? at + 4 : Step.UNSURE;
      case 'f' -> Literals.isFalse(json, at) ? at + 5 : Step.UNSURE;
      case 'n' -> Literals.isNull(json, at) ? at + 4 : Step.UNSURE;
      default -> number(json, at);
    };
  }

  /** The position after the string whose opening quote is here, or {@link Step#UNSURE}. */
  static int string(byte[] json, int at) {
    int end = Quoted.end(json, at + 1);
    return end < 0 ? Step.UNSURE : end + 1;
  }

  static int number(byte[] json, int from) {
    int first = json[from] == '-' ? from + 1 : from;
    int at = digits(json, first);
    if (at == first || (json[first] == '0' && at > first + 1)) {
      return Step.UNSURE;
    }
    if (json[at] == '.') {
      int fraction = at + 1;
      at = digits(json, fraction);
      if (at == fraction) {
        return Step.UNSURE;
      }
    }
    return at - from > MAX_NUMBER_BYTES || (json[at] | 0x20) == 'e' ? exponent(json, from, at) : at;
  }

  private static int exponent(byte[] json, int from, int e) {
    if (e - from > MAX_NUMBER_BYTES) {
      return Step.UNSURE;
    }
    int first = json[e + 1] == '+' || json[e + 1] == '-' ? e + 2 : e + 1;
    int at = digits(json, first);
    return at == first || at - first > 2 ? Step.UNSURE : at;
  }

  static int digits(byte[] json, int from) {
    int at = from;
    while (json[at] >= '0' && json[at] <= '9') {
      at++;
    }
    return at;
  }

  private static int object(byte[] json, int from, int depth) {
    int at = Blanks.skip(json, from);
    if (json[at] == '}') {
      return at + 1;
    }
    while (true) {
      if (json[at] != '"') {
        return Step.UNSURE;
      }
      int quote = ObjectStep.endOfName(json, at + 1);
      if (quote < 0) {
        return Step.UNSURE;
      }
      int value = Blanks.afterColon(json, quote + 1);
      int after = value < 0 ? value : value(json, value, depth);
      if (after < 0) {
        return Step.UNSURE;
      }
      at = Blanks.skip(json, after);
      if (json[at] != ',') {
        return json[at] == '}' ? at + 1 : Step.UNSURE;
      }
      at = Blanks.skip(json, at + 1);
    }
  }

  private static int array(byte[] json, int from, int depth) {
    int at = Blanks.skip(json, from);
    if (json[at] == ']') {
      return at + 1;
    }
    while (true) {
      int after = value(json, at, depth);
      if (after < 0) {
        return Step.UNSURE;
      }
      at = Blanks.skip(json, after);
      if (json[at] != ',') {
        return json[at] == ']' ? at + 1 : Step.UNSURE;
      }
      at = Blanks.skip(json, at + 1);
    }
  }
}
