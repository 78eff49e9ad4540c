package dev.assay.triage.repair;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonPatch;
import jakarta.json.JsonPointer;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * JSON values of the patching library, from text and back: numbers keep every digit, members their
 * order.
 */
final class JsonText {
  /** Looked up once: each look-up by {@code Json}'s own methods searches the class path. */
  static final JsonProvider PROVIDER = JsonProvider.provider();

  private static final Pattern POINTER = Pattern.compile("(?:/(?:[^~/]|~[01])*)*");

  /** Of two members with one name a patch could change only one, and nobody knows which. */
  private static final JsonReaderFactory READERS =
      PROVIDER.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

  private JsonText() {}

  /**
   * Reads one value.
   *
   * @throws JsonException if it is none, or has two members of one name
   */
  static JsonValue read(String json) {
    try (JsonReader reader = READERS.createReader(new StringReader(json))) {
      return reader.readValue();
    }
  }

  /** The value's bytes; nothing where it holds a character that UTF-8 can't carry. */
  static Optional<byte[]> bytes(JsonValue value) {
    try {
      ByteBuffer encoded = UTF_8.newEncoder().encode(CharBuffer.wrap(value.toString()));
      byte[] exact = new byte[encoded.remaining()];
      encoded.get(exact);
      return Optional.of(exact);
    } catch (CharacterCodingException loneSurrogate) {
      return Optional.empty();
    }
  }

  static JsonPatch patchOf(JsonObject operation) {
    return PROVIDER.createPatch(PROVIDER.createArrayBuilder().add(operation).build());
  }

  static JsonPointer pointer(String what, String text) {
    if (!POINTER.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "%s '%s' is no JSON Pointer: it must begin with '/', and '~' be written ~0"
              .formatted(what, text));
    }
    return PROVIDER.createPointer(text);
  }
}
