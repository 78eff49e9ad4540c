package dev.assay.kit.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An answer to a request, as a value.
 *
 * @param headers by name, whose case doesn't matter
 * @param body must not be changed any more
 */
public record Reply(int status, SortedMap<String, String> headers, Buffer body) {
  private static final String CONTENT_TYPE = "Content-Type";

  public Reply {
    SortedMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    headers = Collections.unmodifiableSortedMap(copy);
  }

  /** Answers 200 with a value as JSON. */
  public static Reply json(Object value) {
    return json(200, value);
  }

  /** Answers with a status and a value as JSON. */
  public static Reply json(int status, Object value) {
    return bytes(status, "application/json", JsonBody.write(value));
  }

  /** Answers with a status and bytes that are ready to send. */
  public static Reply bytes(int status, String contentType, Buffer body) {
    return new Reply(status, new TreeMap<>(), body).withHeader(CONTENT_TYPE, contentType);
  }

  /** Answers 200 with a text. */
  public static Reply text(String text) {
    return bytes(200, "text/plain; charset=utf-8", Buffer.buffer(text));
  }

  /** Answers with a status alone, such as 204 or 304. */
  public static Reply empty(int status) {
    return new Reply(status, new TreeMap<>(), Buffer.buffer());
  }

  /** Answers with a problem and its status. */
  public static Reply problem(Problem problem) {
    return bytes(problem.type().status(), Problem.MEDIA_TYPE, JsonBody.write(problem.members()));
  }

  /** This reply with one more header, which replaces one of the same name. */
  public Reply withHeader(String name, String value) {
    SortedMap<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(name, value);
    return new Reply(status, more, body);
  }

  void writeTo(HttpServerResponse response) {
    response.setStatusCode(status);
    headers.forEach(response::putHeader);
    if (status == 204 || status == 304) {
      response.end();
    } else {
      response.end(body);
    }
  }
}
