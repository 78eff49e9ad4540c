package dev.assay.cli.generate.records;

/**
 * Text of a schema, made safe for a comment.
 *
 * <p>Schemas come from anybody: an end of comment, a tag or a {@code \}{@code u} sequence, which
 * Java reads before anything else, must not become code.
 */
final class Javadoc {
  private Javadoc() {}

  /** The text on one line, or what to say instead where there is none. */
  static String text(String description, String otherwise) {
    String line = description.strip().replaceAll("\\s+", " ");
    return line.isEmpty() ? otherwise : escaped(line);
  }

  /** A name for a {@code @code} tag, which ends with the brace that opened it. */
  static String code(String name) {
    return escaped(name).replaceAll("[{}]", "_");
  }

  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '@' -> safe.append("&#64;");
            case '\\' -> safe.append("&#92;");
            case '/' -> safe.append(endsWithStar(safe) ? "&#47;" : "/");
            case '{' -> safe.append("&#123;");
            case '}' -> safe.append("&#125;");
            default -> {
              if (!Character.isISOControl(c) && Character.getType(c) != Character.FORMAT) {
                safe.appendCodePoint(c);
              }
            }
          }
        });
    return safe.toString();
  }

  private static boolean endsWithStar(StringBuilder text) {
    return !text.isEmpty() && text.charAt(text.length() - 1) == '*';
  }
}
