package dev.assay.schema.json;

import java.util.Objects;

/**
 * Decides whether bytes are one well-formed JSON text, strictly by RFC 8259.
 *
 * <p>Parsers accept more than the RFC, each something else: trailing garbage, byte order marks,
 * overlong UTF-8. So that all of Assay agrees, only what passes here is given to a parser.
 *
 * <p>Every function takes a position and gives the position after what it read, or a fault as a
 * negative number ({@link ScanFaults}); so nothing is allocated for a well-formed text. The
 * recursion is bounded by the depth allowed, at most {@link #MAX_DEPTH}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
public final class JsonScanner {
  /** The deepest nesting that may be asked for. */
  public static final int MAX_DEPTH = 500;

  /**
   * The digits a number may have, its exponent counted as the zeros it stands for.
   *
   * <p>Exact arithmetic takes time and memory by the digits, not by the bytes: {@code 1e999999999}
   * is short. Every double fits.
   */
  public static final int MAX_NUMBER_DIGITS = 1000;

  private final byte[] json;
  private final int end;
  private final int maxDepth;

  private JsonScanner(byte[] json, int end, int maxDepth) {
    this.json = json;
    this.end = end;
    this.maxDepth = maxDepth;
  }

  /**
   * Scans one JSON text.
   *
   * @param maxDepth nested arrays and objects allowed, up to {@link #MAX_DEPTH}
   * @throws IndexOutOfBoundsException if the range is not within the array
   */
  public static JsonScan scan(byte[] json, int fromInclusive, int toExclusive, int maxDepth) {
    Objects.checkFromToIndex(fromInclusive, toExclusive, json.length);
    if (maxDepth < 0 || maxDepth > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "maxDepth %d is not between 0 and %d".formatted(maxDepth, MAX_DEPTH));
    }
    long position = new JsonScanner(json, toExclusive, maxDepth).text(fromInclusive);
    return position >= 0 ? JsonScan.WellFormed.SHARED : ScanFaults.toScan(position, fromInclusive);
  }

  private long text(int from) {
    if (startsWithByteOrderMark(from)) {
      return ScanFaults.at(JsonFault.BYTE_ORDER_MARK, from);
    }
    int start = skipBlanks(from);
    if (start == end) {
      return ScanFaults.at(JsonFault.EMPTY, start);
    }
    long afterValue = value(start, 0);
    if (afterValue < 0) {
      return afterValue;
    }
    int rest = skipBlanks((int) afterValue);
    return rest == end ? rest : ScanFaults.at(JsonFault.TRAILING_CONTENT, rest);
  }

  private boolean startsWithByteOrderMark(int from) {
    return end - from >= 3
        && json[from] == (byte) 0xEF
        && json[from + 1] == (byte) 0xBB
        && json[from + 2] == (byte) 0xBF;
  }

  private long value(int at, int depth) {
    if (at == end) {
      return ScanFaults.at(JsonFault.UNEXPECTED_END, at);
    }
    return switch (json[at]) {
      case '{' -> depth == maxDepth ? tooDeep(at) : object(at + 1, depth + 1);
      case '[' -> depth == maxDepth ? tooDeep(at) : array(at + 1, depth + 1);
      case '"' -> StringScan.string(json, at + 1, end);
      case 't' -> literal(at, "true");
      case 'f' -> literal(at, "false");
      case 'n' -> literal(at, "null");
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
          NumberScan.number(json, at, end);
      default -> ScanFaults.at(JsonFault.UNEXPECTED_BYTE, at);
    };
  }

  private static long tooDeep(int at) {
    return ScanFaults.at(JsonFault.TOO_DEEP, at);
  }

  private long object(int from, int depth) {
    int at = skipBlanks(from);
    if (at < end && json[at] == '}') {
      return at + 1L;
    }
    while (true) {
      long afterMember = member(at, depth);
      if (afterMember < 0) {
        return afterMember;
      }
      at = skipBlanks((int) afterMember);
      if (at == end || json[at] != ',') {
        return expect('}', at);
      }
      at = skipBlanks(at + 1);
    }
  }

  private long member(int at, int depth) {
    if (at == end || json[at] != '"') {
      return expect('"', at);
    }
    long afterName = StringScan.name(json, at + 1, end);
    if (afterName < 0) {
      return afterName;
    }
    long afterColon = expect(':', skipBlanks((int) afterName));
    return afterColon < 0 ? afterColon : value(skipBlanks((int) afterColon), depth);
  }

  private long array(int from, int depth) {
    int at = skipBlanks(from);
    if (at < end && json[at] == ']') {
      return at + 1L;
    }
    while (true) {
      long afterElement = value(at, depth);
      if (afterElement < 0) {
        return afterElement;
      }
      at = skipBlanks((int) afterElement);
      if (at == end || json[at] != ',') {
        return expect(']', at);
      }
      at = skipBlanks(at + 1);
    }
  }

  private long literal(int at, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (at + i == end) {
        return ScanFaults.at(JsonFault.UNEXPECTED_END, end);
      }
      if (json[at + i] != word.charAt(i)) {
        return ScanFaults.at(JsonFault.BAD_LITERAL, at);
      }
    }
    return (long) at + word.length();
  }

  private long expect(char wanted, int at) {
    if (at == end) {
      return ScanFaults.at(JsonFault.UNEXPECTED_END, at);
    }
    return json[at] == wanted ? at + 1 : ScanFaults.at(JsonFault.UNEXPECTED_BYTE, at);
  }

  private int skipBlanks(int from) {
    int at = from;
    while (at < end && isBlank(json[at])) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
