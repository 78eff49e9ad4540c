package dev.assay.benchmarks.validate;

import dev.assay.benchmarks.validate.Contender.Accepting;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/** Parts of the work, as a measure for the whole. */
final class Parts {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Parts() {}

  static Accepting jacksonTokens(String schema) {
    return event -> {
      int tokens = 0;
      try (JsonParser parser = MAPPER.createParser(event)) {
        while (parser.nextToken() != null) {
          tokens++;
        }
      }
      return tokens > 0;
    };
  }

  /** The JDK's decoder, into a buffer that is there already. */
  static Accepting utf8(String schema) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer chars = CharBuffer.allocate(4 << 20);
    return event -> {
      chars.clear();
      return !decoder.reset().decode(ByteBuffer.wrap(event), chars, true).isError();
    };
  }
}
