package dev.assay.cli.terminal;

/**
 * Text of others, made safe for a terminal.
 *
 * <p>Payloads, keys and reasons come from anybody; an escape sequence among them could rewrite what
 * the operator sees, and a direction mark could turn it round.
 */
public final class Printable {
  private Printable() {}

  /** The text on one line, with control and direction characters spelled out. */
  public static String line(String text) {
    if (text.codePoints().noneMatch(Printable::isUnsafe)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(c -> {
          if (isUnsafe(c)) {
            safe.append("\\u%04x".formatted(c));
          } else {
            safe.appendCodePoint(c);
          }
        });
    return safe.toString();
  }

  private static boolean isUnsafe(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
