package dev.assay.cli.produce;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.json.WireJson;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Takes a record's key from a top-level member of the event; runs on one thread. */
final class EventKey {
  private final Optional<String> member;
  private long missing;

  EventKey(Optional<String> member) {
    this.member = member;
  }

  /** The member's text or number, as UTF-8; nothing where the event has none, or is no JSON. */
  Optional<byte[]> of(byte[] event) {
    if (member.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> found = find(event, member.get());
    if (found.isEmpty()) {
      missing++;
    }
    return found.map(text -> text.getBytes(UTF_8));
  }

  /** How many events had none. */
  long missing() {
    return missing;
  }

  private static Optional<String> find(byte[] event, String name) {
    try (JsonParser parser = WireJson.MAPPER.createParser(event)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean isIt = name.equals(parser.currentName());
        JsonToken value = parser.nextToken();
        if (isIt) {
          return value.isNumeric() || value == JsonToken.VALUE_STRING
              ? Optional.of(parser.getString())
              : Optional.empty();
        }
        parser.skipChildren();
      }
      return Optional.empty();
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }
}
