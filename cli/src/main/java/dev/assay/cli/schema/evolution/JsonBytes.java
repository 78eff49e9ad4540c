package dev.assay.cli.schema.evolution;

import dev.assay.schema.json.JsonScan;
import dev.assay.schema.json.JsonScanner;
import dev.assay.schema.json.JsonTree;
import dev.assay.schema.json.TextPosition;
import tools.jackson.databind.JsonNode;

/** Reads JSON as the engine does, numbers exact, or says why not. */
final class JsonBytes {
  private JsonBytes() {}

  /** Bytes that are no JSON; the message says where and why. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private Unreadable(String message) {
      super(message);
    }
  }

  static JsonNode read(byte[] utf8) throws Unreadable {
    return switch (JsonScanner.scan(utf8, 0, utf8.length, JsonScanner.MAX_DEPTH)) {
      case JsonScan.WellFormed _ -> JsonTree.read(utf8);
      case JsonScan.Malformed(var fault, int byteOffset) ->
          throw new Unreadable(
              "not JSON at %s: %s".formatted(TextPosition.of(utf8, byteOffset), fault.words()));
      case JsonScan.TooDeep(int byteOffset) ->
          throw new Unreadable(
              "nested deeper than %d levels at %s"
                  .formatted(JsonScanner.MAX_DEPTH, TextPosition.of(utf8, byteOffset)));
      case JsonScan.NumberTooLong(int byteOffset) ->
          throw new Unreadable(
              "a number of more than %d digits at %s"
                  .formatted(JsonScanner.MAX_NUMBER_DIGITS, TextPosition.of(utf8, byteOffset)));
    };
  }
}
