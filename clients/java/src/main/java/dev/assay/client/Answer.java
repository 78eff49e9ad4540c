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
  private final Headers headers;
  private final byte[] body;

  Answer(Source source, int status, Headers headers, byte[] body) {
    this.source = source;
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /**
   * What is said beside the body.
   *
   * @param offset how far up the log it stands
   * @param id the numeric schema id
   * @param etag what to ask with next time
   */
  record Headers(Optional<String> offset, Optional<String> id, Optional<String> etag) {}

  /** Who answered which question, for messages. */
  record Source(ServiceEndpoint endpoint, URI uri) {}

  int status() {
    return status;
  }

  Optional<String> etag() {
    return headers.etag();
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
      return headers.offset().map(LogPosition::parse).orElse(LogPosition.START);
    } catch (IllegalArgumentException notOurs) {
      throw unreadable(notOurs);
    }
  }

  Optional<SchemaId> schemaId() {
    try {
      return headers.id().map(text -> new SchemaId(Integer.parseInt(text)));
    } catch (IllegalArgumentException notOurs) {
      throw unreadable(notOurs);
    }
  }

  private AnswerUnreadable unreadable(RuntimeException cause) {
    return new AnswerUnreadable(source.endpoint(), source.uri(), cause);
  }
}
