package dev.assay.kit.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An answer to a request, as a value.
 *
 * <p>May be kept and written many times, from several threads.
 *
 * @param headers in the order in which they are sent, each name once
 * @param body must not be changed any more
 */
public record Reply(int status, List<Header> headers, Buffer body) {
  private static final String CONTENT_TYPE = "Content-Type";
  private static final String CONTENT_LENGTH = "Content-Length";

  public Reply {
    headers = List.copyOf(headers);
  }

  /** One header, kept in the form in which it is sent. */
  public record Header(CharSequence name, CharSequence value) {
    static Header of(String name, String value) {
      return new Header(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
    }

    boolean isNamed(String other) {
      return name.length() == other.length() && name.toString().equalsIgnoreCase(other);
    }
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
    // Said here, so that HEAD hears it too.
    Header length = Header.of(CONTENT_LENGTH, Integer.toString(body.length()));
    return new Reply(status, List.of(Header.of(CONTENT_TYPE, contentType), length), body);
  }

  /** Answers 200 with a text. */
  public static Reply text(String text) {
    return bytes(200, "text/plain; charset=utf-8", Buffer.buffer(text));
  }

  /** Answers with a status alone, such as 204 or 304. */
  public static Reply empty(int status) {
    return new Reply(status, List.of(), Buffer.buffer());
  }

  /** Answers with a problem and its status. */
  public static Reply problem(Problem problem) {
    return bytes(problem.type().status(), Problem.MEDIA_TYPE, JsonBody.write(problem.members()));
  }

  /** This reply with one more header, which replaces one of the same name. */
  public Reply withHeader(String name, String value) {
    List<Header> more = new ArrayList<>(headers.size() + 1);
    for (Header header : headers) {
      if (!header.isNamed(name)) {
        more.add(header);
      }
    }
    more.add(Header.of(name, value));
    return new Reply(status, more, body);
  }

  /** The value of a header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.isNamed(name))
        .map(header -> header.value().toString())
        .findFirst();
  }

  /** Sends it; on the event loop of the response only. */
  public void writeTo(HttpServerResponse response) {
    response.setStatusCode(status);
    for (Header header : headers) {
      response.putHeader(header.name(), header.value());
    }
    if (status == 204 || status == 304) {
      response.end();
    } else {
      response.end(body);
    }
  }
}
