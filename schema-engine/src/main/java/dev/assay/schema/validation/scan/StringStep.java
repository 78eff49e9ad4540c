package dev.assay.schema.validation.scan;

/**
 * A string.
 *
 * @param chosen whether it must be one of the choices
 */
// Never compared; a record because the JIT compiler takes its components for constants.
@SuppressWarnings("ArrayRecordComponent")
record StringStep(
    int minLength,
    int maxLength,
    boolean chosen,
    Names choices,
    StringTest[] patterns,
    FormatTest[] formats)
    implements Step {
  @Override
  public int run(byte[] json, int at, int depth, Scratch scratch) {
    if (json[at] != '"') {
      return REFUSED;
    }
    int from = at + 1;
    int quote = Quoted.plainEnd(json, from);
    if (quote < 0) {
      return intricate(json, from);
    }
    int length = quote - from;
    if (length < minLength || length > maxLength) {
      return REFUSED;
    }
    if (chosen && choices.indexOf(json, from, quote) < 0) {
      return REFUSED;
    }
    for (StringTest pattern : patterns) {
      if (!pattern.matches(json, from, quote)) {
        return REFUSED;
      }
    }
    for (FormatTest format : formats) {
      if (!format.accepts(json, from, quote)) {
        return UNSURE;
      }
    }
    return quote + 1;
  }

  /** A content with escapes or beyond ASCII. */
  private int intricate(byte[] json, int from) {
    int quote = Quoted.end(json, from);
    if (quote < 0 || formats.length > 0) {
      return UNSURE;
    }
    if (!isWithinLength(json, from, quote)) {
      return REFUSED;
    }
    if (chosen) {
      if (Quoted.hasEscape(json, from, quote)) {
        return UNSURE;
      }
      if (choices.indexOf(json, from, quote) < 0) {
        return REFUSED;
      }
    }
    for (StringTest pattern : patterns) {
      if (!pattern.matches(json, from, quote)) {
        return REFUSED;
      }
    }
    return quote + 1;
  }

  /** Counts code points only where the bytes leave it open how many there are. */
  private boolean isWithinLength(byte[] json, int from, int quote) {
    int bytes = quote - from;
    if (bytes <= maxLength && bytes / Quoted.LONGEST_CODE_POINT >= minLength) {
      return true;
    }
    int length = Quoted.codePoints(json, from, quote);
    return length >= minLength && length <= maxLength;
  }
}
