package dev.assay.client;

import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.AssayHttpHeaders;
import dev.assay.contracts.rest.ProblemBody;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * One request, one answer, blocking.
 *
 * <p>On {@link HttpURLConnection} rather than {@code java.net.http}: a command that asks one
 * question and ends needs no selector thread and no executor. Connections are kept alive and shared
 * by the JDK.
 */
final class ServiceCalls {
  private static final int FIRST_ERROR_STATUS = 400;
  private static final int MAX_FOREIGN_TEXT = 200;

  /** A stream that has nothing to tell says so four times as often. */
  private static final int SILENCE_MS = 60_000;

  private static final byte[] NO_BODY = {};

  private final ServiceEndpoint endpoint;
  private final Optional<String> actor;
  private final Map<String, String> headers;

  ServiceCalls(ServiceEndpoint endpoint, Optional<String> actor) {
    this(endpoint, actor, Map.of());
  }

  private ServiceCalls(
      ServiceEndpoint endpoint, Optional<String> actor, Map<String, String> headers) {
    this.endpoint = endpoint;
    this.actor = actor;
    this.headers = Map.copyOf(headers);
  }

  /** The same calls with a header of this name and value, and no other. */
  ServiceCalls withHeader(String name, String value) {
    return new ServiceCalls(endpoint, actor, Map.of(name, value));
  }

  Answer get(String path) {
    return call("GET", path, NO_BODY);
  }

  /** Asks whether something is still as it was; 304 if it is. */
  Answer get(String path, Optional<String> etag) {
    URI uri = endpoint.resolve(path);
    try {
      HttpURLConnection connection = open("GET", uri);
      etag.ifPresent(known -> connection.setRequestProperty("If-None-Match", known));
      return receive(connection, uri);
    } catch (IOException noAnswer) {
      throw new ServiceUnreachable(endpoint, noAnswer);
    }
  }

  Answer post(String path) {
    return call("POST", path, NO_BODY);
  }

  Answer post(String path, Object body) {
    return call("POST", path, WireJson.MAPPER.writeValueAsBytes(body));
  }

  Answer put(String path, Object body) {
    return call("PUT", path, WireJson.MAPPER.writeValueAsBytes(body));
  }

  Answer delete(String path) {
    return call("DELETE", path, NO_BODY);
  }

  /** Hands on the lines of server-sent events, until the service ends them. */
  void stream(
      String path, Optional<String> lastEventId, Runnable onStart, Consumer<String> onLine) {
    try {
      HttpURLConnection connection = open("GET", endpoint.resolve(path));
      connection.setRequestProperty("Accept", "text/event-stream");
      connection.setReadTimeout(SILENCE_MS);
      lastEventId.ifPresent(id -> connection.setRequestProperty("Last-Event-ID", id));
      int status = connection.getResponseCode();
      if (status >= FIRST_ERROR_STATUS) {
        throw new RequestRefused(
            endpoint, problem(status, drain(connection.getErrorStream())), Optional.empty());
      }
      onStart.run();
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          onLine.accept(line);
        }
      }
    } catch (IOException noAnswer) {
      throw new ServiceUnreachable(endpoint, noAnswer);
    }
  }

  private Answer call(String method, String path, byte[] body) {
    URI uri = endpoint.resolve(path);
    try {
      HttpURLConnection connection = open(method, uri);
      if (!method.equals("GET")) {
        send(connection, body);
      }
      return receive(connection, uri);
    } catch (IOException noAnswer) {
      throw new ServiceUnreachable(endpoint, noAnswer);
    }
  }

  private HttpURLConnection open(String method, URI uri) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setRequestMethod(method);
    connection.setConnectTimeout(endpoint.patience().connectMs());
    connection.setReadTimeout(endpoint.patience().answerMs());
    connection.setUseCaches(false);
    endpoint.credentials().applyTo(connection);
    connection.setRequestProperty("Accept", "application/json, application/problem+json");
    headers.forEach(connection::setRequestProperty);
    actor.ifPresent(name -> connection.setRequestProperty(AssayHttpHeaders.ACTOR, name));
    return connection;
  }

  private static void send(HttpURLConnection connection, byte[] body) throws IOException {
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(body.length);
    if (body.length > 0) {
      connection.setRequestProperty("Content-Type", "application/json");
    }
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
  }

  private Answer receive(HttpURLConnection connection, URI uri) throws IOException {
    int status = connection.getResponseCode();
    if (status >= FIRST_ERROR_STATUS) {
      throw new RequestRefused(
          endpoint,
          problem(status, drain(connection.getErrorStream())),
          header(connection, "Retry-After").flatMap(ServiceCalls::seconds));
    }
    return new Answer(
        new Answer.Source(endpoint, uri),
        status,
        new Answer.Headers(
            header(connection, AssayHttpHeaders.OFFSET),
            header(connection, AssayHttpHeaders.SCHEMA_ID),
            header(connection, "ETag")),
        drain(connection.getInputStream()));
  }

  /** A service of ours says seconds; what else stands there is left alone. */
  private static Optional<Duration> seconds(String retryAfter) {
    try {
      long seconds = Long.parseLong(retryAfter.strip());
      return seconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    } catch (NumberFormatException date) {
      return Optional.empty();
    }
  }

  private static Optional<String> header(HttpURLConnection connection, String name) {
    return Optional.ofNullable(connection.getHeaderField(name));
  }

  /** The stream is null where an error came without a body. */
  private static byte[] drain(@Nullable InputStream stream) throws IOException {
    if (stream == null) {
      return NO_BODY;
    }
    try (stream) {
      return stream.readAllBytes();
    }
  }

  private ProblemBody problem(int status, byte[] body) {
    try {
      ProblemBody stated = WireJson.MAPPER.readValue(body, ProblemBody.class);
      return new ProblemBody(
          stated.type(),
          stated.title(),
          status,
          stated.detail(),
          stated.remedy(),
          stated.nextVersion(),
          stated.counterExample());
    } catch (JacksonException notOurs) {
      String text = new String(body, StandardCharsets.UTF_8).strip();
      String excerpt = text.substring(0, Math.min(text.length(), MAX_FOREIGN_TEXT));
      return new ProblemBody(
          Optional.empty(),
          Optional.empty(),
          status,
          Optional.of("%s answered %d %s".formatted(endpoint, status, excerpt).strip()),
          Optional.empty());
    }
  }
}
