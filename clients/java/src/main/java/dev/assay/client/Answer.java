package dev.assay.client;

import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.LogPosition;
import dev.assay.schema.SchemaId;
import java.net.URI;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** A successful answer, not yet read. */
final class Answer {
  private final Source source;
  private final int status;
  private final Optional<String> offset;
  private final Optional<String> id;
  private final byte[] body;

  Answer(Source source, int status, Optional<String> offset, Optional<String> id, byte[] body) {
    this.source = source;
    this.status = status;
    this.offset = offset;
    this.id = id;
    this.body = body;
  }

  /** Who answered which question, for messages. */
  record Source(ServiceEndpoint endpoint, URI uri) {}

  int status() {
    return status;
  }

  <T> T as(Class<T> type) {
    try {
      return WireJson.MAPPER.readValue(body, type);
    } catch (JacksonException notOurs) {
      throw unreadable(notOurs);
    }
  }

  LogPosition position() {
    try {
      return offset.map(LogPosition::parse).orElse(LogPosition.START);
    } catch (IllegalArgumentException notOurs) {
      throw unreadable(notOurs);
    }
  }

  Optional<SchemaId> schemaId() {
    try {
      return id.map(text -> new SchemaId(Integer.parseInt(text)));
    } catch (IllegalArgumentException notOurs) {
      throw unreadable(notOurs);
    }
  }

  private AnswerUnreadable unreadable(RuntimeException cause) {
    return new AnswerUnreadable(source.endpoint(), source.uri(), cause);
  }
}
