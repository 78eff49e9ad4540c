package dev.assay.schema.pattern;

import java.util.regex.Pattern;

/**
 * Writes an ECMA-262 pattern in RE2's syntax, which looks alike and means other things.
 *
 * <p>Groups become non-capturing, since nobody asks for captures.
 */
final class PatternTranslation {
  private static final String ANY_BUT_LINE_END = "[^\\n\\r\\x{2028}\\x{2029}]";
  private static final Pattern REPETITION = Pattern.compile("\\d+(,\\d*)?");
  private final PatternCursor cursor;
  private final EscapeTranslation escapes;
  private final ExpandedSize size = new ExpandedSize();
  private final StringBuilder out = new StringBuilder();

  PatternTranslation(String ecma) {
    cursor = new PatternCursor(ecma);
    escapes = new EscapeTranslation(cursor);
  }

  String toRe2() throws UnusableConstruct {
    while (cursor.peek() != PatternCursor.END) {
      char c = (char) cursor.take();
      if (c == ')') {
        size.close();
      } else if (c != '(' && c != '{') {
        size.one();
      }
      switch (c) {
        case '\\' -> out.append(escapes.outsideClass());
        case '[' -> characterClass();
        case '(' -> {
          size.open();
          group();
        }
        case '{' -> repetition();
        case '.' -> out.append(ANY_BUT_LINE_END);
        case '}', ']' -> out.append('\\').append(c);
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  private void group() throws UnusableConstruct {
    out.append("(?:");
    if (cursor.peek() != '?' || cursor.takeIf("?:")) {
      return;
    }
    for (String lookAround : new String[] {"?=", "?!", "?<=", "?<!"}) {
      if (cursor.takeIf(lookAround)) {
        throw new UnusableConstruct("(" + lookAround, "looks around, which needs backtracking");
      }
    }
    if (!cursor.takeIf("?<") || cursor.takeThrough('>').isEmpty()) {
      throw new UnusableConstruct("(?", "begins no group that ECMA-262 knows");
    }
  }

  private void repetition() throws UnusableConstruct {
    int start = cursor.position();
    String counts = cursor.takeThrough('}');
    if (REPETITION.matcher(counts).matches()) {
      if (!size.repeat(counts)) {
        throw new UnusableConstruct(
            "{" + counts + "}", "makes the pattern too large when its repetitions are written out");
      }
      out.append('{').append(counts).append('}');
    } else {
      out.append("\\{");
      cursor.backTo(start);
    }
  }

  private void characterClass() throws UnusableConstruct {
    boolean negated = cursor.takeIf("^");
    if (cursor.takeIf("]")) {
      out.append(negated ? "[\\x{0}-\\x{10FFFF}]" : "[^\\x{0}-\\x{10FFFF}]");
      return;
    }
    out.append(negated ? "[^" : "[");
    while (!cursor.takeIf("]")) {
      int c = cursor.take();
      switch (c) {
        case PatternCursor.END ->
            throw new UnusableConstruct("[", "begins a class that never ends");
        case '\\' -> out.append(escapes.insideClass());
        // RE2 would read [[:alpha:]] as a POSIX class.
        case '[' -> out.append("\\[");
        default -> out.append((char) c);
      }
    }
    out.append(']');
  }
}
