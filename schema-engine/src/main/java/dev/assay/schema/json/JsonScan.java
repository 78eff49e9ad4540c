package dev.assay.schema.json;

/** What a scan found; offsets are in bytes, counted from where the text begins. */
public sealed interface JsonScan {

  /** One well-formed JSON text within the limits. */
  record WellFormed() implements JsonScan {
    static final WellFormed SHARED = new WellFormed();
  }

  /** No JSON text. */
  record Malformed(JsonFault fault, int byteOffset) implements JsonScan {}

  /** Nested deeper than allowed; whether the rest is well-formed was not looked at. */
  record TooDeep(int byteOffset) implements JsonScan {}

  /** A number that has too many digits when written out; the rest was not looked at. */
  record NumberTooLong(int byteOffset) implements JsonScan {}
}
