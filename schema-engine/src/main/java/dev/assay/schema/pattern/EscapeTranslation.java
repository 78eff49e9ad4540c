package dev.assay.schema.pattern;

import java.util.Map;

/** What follows a backslash; the cursor stands behind it. */
final class EscapeTranslation {
  // ECMA-262 counts every space separator, the byte order mark and line ends as white space.
  private static final String SPACES =
      "\\t\\n\\x{b}\\f\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}";
  private static final String ALL_BUT_SPACES =
      "\\x{0}-\\x{8}\\x{e}-\\x{1f}\\x{21}-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}"
          + "\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}";
  private static final Map<String, String> SHORT_CATEGORIES =
      Map.ofEntries(
          Map.entry("Letter", "L"),
          Map.entry("Uppercase_Letter", "Lu"),
          Map.entry("Lowercase_Letter", "Ll"),
          Map.entry("Titlecase_Letter", "Lt"),
          Map.entry("Mark", "M"),
          Map.entry("Number", "N"),
          Map.entry("Decimal_Number", "Nd"),
          Map.entry("digit", "Nd"),
          Map.entry("Punctuation", "P"),
          Map.entry("punct", "P"),
          Map.entry("Symbol", "S"),
          Map.entry("Separator", "Z"),
          Map.entry("Other", "C"));
  private final PatternCursor cursor;

  EscapeTranslation(PatternCursor cursor) {
    this.cursor = cursor;
  }

  String outsideClass() throws UnusableConstruct {
    int start = cursor.position();
    int c = cursor.take();
    return switch (c) {
      case 'b', 'B' -> "\\" + (char) c;
      case 's' -> "[" + SPACES + "]";
      case 'S' -> "[^" + SPACES + "]";
      case '1', '2', '3', '4', '5', '6', '7', '8', '9', 'k' ->
          throw refusal(start, "refers back, which needs backtracking");
      default -> inEitherPlace(c, start);
    };
  }

  String insideClass() throws UnusableConstruct {
    int start = cursor.position();
    int c = cursor.take();
    return switch (c) {
      case 'b' -> "\\x{8}";
      case 's' -> SPACES;
      case 'S' -> ALL_BUT_SPACES;
      default -> inEitherPlace(c, start);
    };
  }

  private String inEitherPlace(int c, int start) throws UnusableConstruct {
    return switch (c) {
      case PatternCursor.END ->
          throw refusal(start, "ends the pattern; write \\\\ for a backslash");
      case 'd', 'D', 'w', 'W', 't', 'n', 'r', 'f' -> "\\" + (char) c;
      case 'v' -> "\\x{b}";
      case '0' -> Character.isDigit(cursor.peek()) ? octal(start) : "\\x{0}";
      case 'c' -> control(start);
      case 'x' -> codePoint(cursor.takeHex(2), start);
      case 'u' -> unicode(start);
      case 'p', 'P' -> property((char) c, start);
      default -> identity((char) c, start);
    };
  }

  private String octal(int start) throws UnusableConstruct {
    throw refusal(start, "is an octal escape, which the Unicode mode of ECMA-262 doesn't know");
  }

  private String control(int start) throws UnusableConstruct {
    int letter = cursor.take();
    if ((letter < 'a' || letter > 'z') && (letter < 'A' || letter > 'Z')) {
      throw refusal(start, "needs a letter from A to Z");
    }
    return codePoint(letter & 31, start);
  }

  private String unicode(int start) throws UnusableConstruct {
    if (cursor.takeIf("{")) {
      String digits = cursor.takeThrough('}');
      return codePoint(digits.length() > 6 ? PatternCursor.END : hex(digits), start);
    }
    int unit = cursor.takeHex(4);
    if (unit >= 0 && Character.isHighSurrogate((char) unit) && cursor.takeIf("\\u")) {
      int low = cursor.takeHex(4);
      boolean pair = low >= 0 && Character.isLowSurrogate((char) low);
      return codePoint(
          pair ? Character.toCodePoint((char) unit, (char) low) : PatternCursor.END, start);
    }
    return codePoint(unit, start);
  }

  private static int hex(String digits) {
    PatternCursor cursor = new PatternCursor(digits);
    return digits.isEmpty() ? PatternCursor.END : cursor.takeHex(digits.length());
  }

  private String codePoint(int value, int start) throws UnusableConstruct {
    if (value < 0 || value > Character.MAX_CODE_POINT) {
      throw refusal(start, "is no code point");
    }
    return "\\x{%x}".formatted(value);
  }

  private String property(char p, int start) throws UnusableConstruct {
    String name = cursor.takeIf("{") ? cursor.takeThrough('}') : "";
    String value = name.substring(name.indexOf('=') + 1);
    String translated = "\\%c{%s}".formatted(p, SHORT_CATEGORIES.getOrDefault(value, value));
    try {
      com.google.re2j.Pattern.compile(translated);
    } catch (com.google.re2j.PatternSyntaxException unknown) {
      throw refusal(start, "is no general category or script that the engine knows");
    }
    return translated;
  }

  private String identity(char c, int start) throws UnusableConstruct {
    if (Character.isLetterOrDigit(c)) {
      throw refusal(start, "is no escape that ECMA-262 knows");
    }
    return c < 0x80 ? "\\" + c : String.valueOf(c);
  }

  private UnusableConstruct refusal(int start, String problem) {
    return new UnusableConstruct("\\" + cursor.since(start), problem);
  }
}
