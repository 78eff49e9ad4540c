package dev.assay.schema.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads well-formed JSON into a tree whose numbers are exact.
 *
 * <p>The parser's own limits are lifted: {@link JsonScanner} has set ours before, and a limit that
 * throws here would look like a failure of the validator.
 */
public final class JsonTree {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(JsonScanner.MAX_DEPTH + 1)
                          .maxNumberLength(Integer.MAX_VALUE)
                          .maxStringLength(Integer.MAX_VALUE)
                          .maxNameLength(Integer.MAX_VALUE)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private JsonTree() {}

  /** Reads a text that {@link JsonScanner} found well-formed; of equal names the last one stays. */
  public static JsonNode read(byte[] json, int fromInclusive, int toExclusive) {
    return MAPPER.readTree(json, fromInclusive, toExclusive - fromInclusive);
  }

  static JsonParser parser(byte[] json) {
    return MAPPER.createParser(json);
  }

  /** Reads a text that fills the array and is well-formed. */
  public static JsonNode read(byte[] json) {
    return read(json, 0, json.length);
  }
}
