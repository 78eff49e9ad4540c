package dev.assay.schema.json;

/** What makes a text no JSON (RFC 8259). */
public enum JsonFault {
  EMPTY("there is no JSON value"),
  BYTE_ORDER_MARK("a byte order mark is not allowed"),
  UNEXPECTED_BYTE("unexpected byte"),
  UNEXPECTED_END("the text ends too early"),
  BAD_LITERAL("only true, false and null are literals"),
  BAD_NUMBER("malformed number"),
  CONTROL_CHARACTER("control character in a string; escape it"),
  BAD_ESCAPE("malformed escape in a string"),
  HALF_SURROGATE_PAIR("half of a surrogate pair in a member name"),
  INVALID_UTF8("invalid UTF-8"),
  TRAILING_CONTENT("content after the end of the JSON value"),
  TOO_DEEP("nested too deeply"),
  NUMBER_TOO_LONG("number with too many digits when written out");

  private final String words;

  JsonFault(String words) {
    this.words = words;
  }

  /** The same for people, as part of a sentence. */
  public String words() {
    return words;
  }
}
