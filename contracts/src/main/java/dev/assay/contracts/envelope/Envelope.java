package dev.assay.contracts.envelope;

import dev.assay.schema.json.JsonScan;
import dev.assay.schema.json.JsonScanner;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What an event envelope holds: {@code {id, key, ts, meta: {schema_id, track, headers}, payload}}.
 *
 * <p>A value is taken for one only if it is well-formed JSON as a whole and says {@code meta} and
 * {@code payload}, {@code schema_id} and {@code track} at most once: otherwise its readers might
 * take another payload for the event than the one judged here. What isn't taken for an envelope is
 * judged whole, and so found out.
 *
 * @param payload the payload's bytes within the value
 * @param schemaId what {@code meta.schema_id} says
 * @param track what {@code meta.track} says
 */
public record Envelope(ByteRange payload, Optional<String> schemaId, Optional<String> track) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final byte[] PAYLOAD = "\"payload\"".getBytes(StandardCharsets.US_ASCII);

  /** Reads an envelope, or nothing where the value is none; never throws. */
  public static Optional<Envelope> in(byte[] value) {
    if (!mayBeOne(value)) {
      return Optional.empty();
    }
    JsonScan scan = JsonScanner.scan(value, 0, value.length, JsonScanner.MAX_DEPTH);
    if (!(scan instanceof JsonScan.WellFormed)) {
      return Optional.empty();
    }
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), value)) {
      return parser.nextToken() == JsonToken.START_OBJECT
          ? new Reading(parser).members()
          : Optional.empty();
    } catch (JacksonException beyondTheParsersLimits) {
      return Optional.empty();
    }
  }

  /**
   * Whether the member's name, or an escape that it could be written with, is anywhere in the
   * value; most events are none, and this costs a fiftieth of finding that out by reading them.
   */
  private static boolean mayBeOne(byte[] value) {
    int last = value.length - PAYLOAD.length;
    for (int i = 0; i <= last; i++) {
      byte b = value[i];
      if (b == '\\') {
        return true;
      }
      if (b == '"'
          && value[i + 1] == 'p'
          && Arrays.equals(value, i, i + PAYLOAD.length, PAYLOAD, 0, PAYLOAD.length)) {
        return true;
      }
    }
    return false;
  }

  /** One walk over the members of an object; runs once. */
  private static final class Reading {
    private final JsonParser parser;
    private @Nullable ByteRange payload;
    private @Nullable String schemaId;
    private @Nullable String track;
    private boolean metaSeen;
    private boolean ambiguous;

    Reading(JsonParser parser) {
      this.parser = parser;
    }

    Optional<Envelope> members() {
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        JsonToken value = parser.nextToken();
        switch (name) {
          case "meta" -> meta(value);
          case "payload" -> payload();
          default -> parser.skipChildren();
        }
      }
      return payload == null || ambiguous
          ? Optional.empty()
          : Optional.of(
              new Envelope(payload, Optional.ofNullable(schemaId), Optional.ofNullable(track)));
    }

    private void payload() {
      ambiguous |= payload != null;
      int from = (int) parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      parser.finishToken();
      payload = new ByteRange(from, (int) parser.currentLocation().getByteOffset());
    }

    private void meta(JsonToken value) {
      ambiguous |= metaSeen;
      metaSeen = true;
      if (value != JsonToken.START_OBJECT) {
        parser.skipChildren();
        return;
      }
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        JsonToken token = parser.nextToken();
        switch (name) {
          case "schema_id" -> schemaId = onlyText(schemaId, token);
          case "track" -> track = onlyText(track, token);
          default -> parser.skipChildren();
        }
      }
    }

    // What is there and no text is as good as a second one: nobody can say what it means.
    private @Nullable String onlyText(@Nullable String before, JsonToken token) {
      if (token == JsonToken.VALUE_STRING) {
        ambiguous |= before != null;
        return parser.getString();
      }
      ambiguous |= token != JsonToken.VALUE_NULL;
      parser.skipChildren();
      return before;
    }
  }
}
