package dev.assay.schema.document;

/** Takes the blanks between tokens out of a well-formed text, and nothing else. */
final class CompactJson {
  private CompactJson() {}

  static String of(String json) {
    StringBuilder out = new StringBuilder(json.length());
    boolean inString = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (inString || !Character.isWhitespace(c)) {
        out.append(c);
      }
      if (c == '"') {
        inString = !inString;
      } else if (c == '\\') {
        out.append(json.charAt(++i));
      }
    }
    return out.toString();
  }
}
