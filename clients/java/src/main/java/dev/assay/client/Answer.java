package dev.assay.client;

import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.LogPosition;
import dev.assay.schema.SchemaId;
import java.net.URI;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * A successful answer, not yet read.
 *
 * @param offsetHeader value of {@code Assay-Offset}
 * @param idHeader value of {@code Assay-Schema-Id}
 */
record Answer(
    Source source,
    int status,
    Optional<String> offsetHeader,
    Optional<String> idHeader,
    byte[] body) {

  /** Who answered which question, for messages. */
  record Source(ServiceEndpoint endpoint, URI uri) {}

  <T> T as(Class<T> type) {
    try {
      return WireJson.MAPPER.readValue(body, type);
    } catch (JacksonException notOurs) {
      throw unreadable(notOurs);
    }
  }

  LogPosition position() {
    try {
      return offsetHeader.map(LogPosition::parse).orElse(LogPosition.START);
    } catch (IllegalArgumentException notOurs) {
      throw unreadable(notOurs);
    }
  }

  Optional<SchemaId> schemaId() {
    try {
      return idHeader.map(text -> new SchemaId(Integer.parseInt(text)));
    } catch (IllegalArgumentException notOurs) {
      throw unreadable(notOurs);
    }
  }

  private AnswerUnreadable unreadable(RuntimeException cause) {
    return new AnswerUnreadable(source.endpoint(), source.uri(), cause);
  }
}
