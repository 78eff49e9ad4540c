package dev.assay.cli.schema.review;

import dev.assay.cli.terminal.Printable;

/**
 * Text of others within Markdown.
 *
 * <p>Names, pointers and events come from whoever asks for a merge; none of them may become a link,
 * a mention, markup, or the end of a table's cell.
 */
final class MarkdownText {
  private static final String JOINER = "\u2060";
  private static final String PLAIN_PUNCTUATION = " ,;:.'\"()/=+%?-";

  private MarkdownText() {}

  /** As code within a line, also within a table. */
  static String code(String text) {
    String line = Printable.line(text).replace("|", "\\|");
    if (line.isEmpty()) {
      return "";
    }
    String fence = fence(line, 1);
    String gap = line.startsWith("`") || line.endsWith("`") ? " " : "";
    return fence + gap + line + gap + fence;
  }

  /** As words within a line, or a line of their own. */
  static String words(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    Printable.line(text)
        .codePoints()
        .forEach(c -> {
          boolean beginsList = safe.isEmpty() && (c == '-' || c == '+');
          boolean plain =
              Character.isLetterOrDigit(c) || (PLAIN_PUNCTUATION.indexOf(c) >= 0 && !beginsList);
          if (!plain && c < 128) {
            safe.append('\\');
          }
          safe.appendCodePoint(c);
        });
    // What is turned into links after the markup is read, escaped or not; a joiner has no width.
    return safe.toString()
        .replace("@", "@" + JOINER)
        .replace("#", "#" + JOINER)
        .replace("://", ":" + JOINER + "//")
        .replace("www.", "www" + JOINER + ".");
  }

  /** As a block of code. */
  static String block(String language, String text) {
    String fence = fence(text, 3);
    return "%s%s\n%s\n%s\n".formatted(fence, language, text, fence);
  }

  /** More backticks than stand together anywhere in the text. */
  private static String fence(String text, int atLeast) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return "`".repeat(Math.max(atLeast, longest + 1));
  }
}
