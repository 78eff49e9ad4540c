package dev.assay.schema.validation.differential;

import dev.assay.schema.json.JsonScan;
import dev.assay.schema.json.JsonScanner;
import dev.assay.schema.json.JsonTree;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JDK's UTF-8 decoder and Jackson on whether bytes are one JSON text.
 *
 * <p>Jackson gets characters: given bytes, it guesses the encoding and lets overlong forms pass,
 * which the scanner is there to refuse. Depth and long numbers are limits of ours, on which it has
 * nothing to say.
 */
final class SecondOpinion {
  private static final JsonMapper JACKSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNumberLength(Integer.MAX_VALUE).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private SecondOpinion() {}

  /**
   * Whether the scanner finds one JSON text.
   *
   * @throws AssertionError if decoder and parser together find something else
   */
  static boolean agreesOnWellFormed(byte[] bytes) {
    return switch (JsonScanner.scan(bytes, 0, bytes.length, FuzzSchemas.LIMITS.maxDepth())) {
      case JsonScan.WellFormed _ -> {
        String text = decoded(bytes).orElseThrow(() -> new AssertionError("no UTF-8 passed"));
        if (!isRead(text)) {
          throw new AssertionError("the scanner accepts, Jackson refuses: " + text);
        }
        // What the reference is given; it may not throw.
        JsonTree.read(bytes);
        yield true;
      }
      case JsonScan.Malformed malformed -> {
        if (decoded(bytes).filter(SecondOpinion::isRead).isPresent()) {
          throw new AssertionError("the scanner says %s, Jackson accepts".formatted(malformed));
        }
        yield false;
      }
      case JsonScan.TooDeep _, JsonScan.NumberTooLong _ -> false;
    };
  }

  private static Optional<String> decoded(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  private static boolean isRead(String text) {
    try {
      // Of no value at all Jackson makes a node that stands for nothing.
      return !JACKSON.readTree(text).isMissingNode();
    } catch (JacksonException _) {
      return false;
    }
  }
}
