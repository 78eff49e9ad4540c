package dev.assay.schema.json;

/**
 * A place in a text as editors count it.
 *
 * @param line from 1
 * @param column in characters, from 1
 */
public record TextPosition(int line, int column) {

  /** The position of a byte in a text in UTF-8. */
  public static TextPosition of(byte[] utf8, int byteOffset) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < byteOffset; i++) {
      if (utf8[i] == '\n') {
        line++;
        column = 1;
      } else if ((utf8[i] & 0xC0) != 0x80) {
        // The bytes that continue a character are no characters of their own.
        column++;
      }
    }
    return new TextPosition(line, column);
  }

  @Override
  public String toString() {
    return "line %d, column %d".formatted(line, column);
  }
}
