package dev.assay.triage.intake;

import dev.assay.contracts.headers.HeaderText;
import dev.assay.triage.group.Bounds;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Finds out who sent an event: a record doesn't say, so the event must.
 *
 * <p>Looks at the headers {@code client.id}, {@code client-id} and {@code ce_source}, then for a
 * text member {@code source} at the event's top, or at the top of an envelope's {@code payload}. Of
 * a long event only the beginning is read.
 */
final class ProducerName {
  private static final List<String> HEADERS = List.of("client.id", "client-id", "ce_source");
  private static final String MEMBER = "source";
  private static final String ENVELOPED = "payload";
  private static final int MAX_BYTES = 16_384;
  private static final JsonFactory JSON = new JsonFactory();

  private ProducerName() {}

  static Optional<String> of(Arrival arrival) {
    return inHeaders(arrival.headers())
        .or(() -> arrival.value().flatMap(ProducerName::inEvent))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .map(name -> Bounds.cut(name, Bounds.MAX_PRODUCER_LENGTH));
  }

  private static Optional<String> inHeaders(Headers headers) {
    for (String name : HEADERS) {
      Optional<String> said = HeaderText.read(headers, name).filter(text -> !text.isBlank());
      if (said.isPresent()) {
        return said;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> inEvent(byte[] value) {
    if (value.length == 0 || value[0] != '{') {
      return Optional.empty();
    }
    try (JsonParser parser =
        JSON.createParser(ObjectReadContext.empty(), value, 0, Math.min(value.length, MAX_BYTES))) {
      parser.nextToken();
      return inObject(parser);
    } catch (JacksonException noMoreJson) {
      return Optional.empty();
    }
  }

  private static Optional<String> inObject(JsonParser parser) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      if (name.equals(MEMBER) && token == JsonToken.VALUE_STRING) {
        return Optional.of(parser.getString());
      }
      if (name.equals(ENVELOPED) && token == JsonToken.START_OBJECT) {
        return inObject(parser);
      }
      parser.skipChildren();
    }
    return Optional.empty();
  }
}
