package dev.assay.schema.document;

/** Takes the blanks between tokens out of a well-formed text, and nothing else. */
final class CompactJson {
  private CompactJson() {}

  static String of(String json) {
    if (hasNoBlank(json)) {
      return json;
    }
    int firstBlank = nextBlank(json, 0);
    if (firstBlank == json.length()) {
      return json;
    }
    StringBuilder out = new StringBuilder(json.length());
    int from = 0;
    for (int blank = firstBlank; blank < json.length(); blank = nextBlank(json, from)) {
      out.append(json, from, blank);
      from = blank + 1;
    }
    return out.append(json, from, json.length()).toString();
  }

  /** Far quicker than looking outside of strings, and enough for what was compact before. */
  private static boolean hasNoBlank(String json) {
    return json.indexOf(' ') < 0
        && json.indexOf('\n') < 0
        && json.indexOf('\t') < 0
        && json.indexOf('\r') < 0;
  }

  /**
   * The next blank outside of strings, from a place outside of strings; the end if there is none.
   */
  private static int nextBlank(String json, int from) {
    boolean inString = false;
    for (int i = from; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c == '"') {
        inString = !inString;
      } else if (c == '\\') {
        i++;
      } else if (c <= ' ' && !inString) {
        return i;
      }
    }
    return json.length();
  }
}
