package dev.assay.schema.validation.scan;

/** White space between tokens. */
final class Blanks {
  private Blanks() {}

  /** The first position that is no white space. */
  static int skip(byte[] json, int from) {
    return json[from] > ' ' ? from : skipMany(json, from);
  }

  private static int skipMany(byte[] json, int from) {
    int at = from;
    while (isBlank(json[at])) {
      at++;
    }
    return at;
  }

  /** Where the value of a member begins, or {@link Step#UNSURE}. */
  static int afterColon(byte[] json, int afterName) {
    int at = skip(json, afterName);
    return json[at] == ':' ? skip(json, at + 1) : Step.UNSURE;
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
