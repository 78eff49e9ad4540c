package dev.assay.registry;

import dev.assay.contracts.json.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Talks to one replica as any client would. */
public final class Http {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final URI base;

  public Http(URI base) {
    this.base = base;
  }

  /** What came back. */
  public record Answer(HttpResponse<String> response) {
    public int status() {
      return response.statusCode();
    }

    public JsonNode json() {
      return WireJson.MAPPER.readTree(response.body());
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  public Answer get(String path, String... headers) {
    return send(path, headers, "GET", BodyPublishers.noBody());
  }

  public Answer post(String path, String body, String... headers) {
    return send(path, headers, "POST", BodyPublishers.ofString(body));
  }

  public Answer put(String path, String body, String... headers) {
    return send(path, headers, "PUT", BodyPublishers.ofString(body));
  }

  public Answer delete(String path, String... headers) {
    return send(path, headers, "DELETE", BodyPublishers.noBody());
  }

  public Answer post(String path) {
    return send(path, new String[0], "POST", BodyPublishers.noBody());
  }

  /** Publishes; the version may be empty. */
  public Answer publish(String track, String name, String version, String document) {
    String member = version.isEmpty() ? "" : "\"core_version\":\"%s\",".formatted(version);
    return post(
        "/admin/schemas",
        "{\"track\":\"%s\",\"name\":\"%s\",%s\"content\":%s}"
            .formatted(track, name, member, document));
  }

  private Answer send(
      String path, String[] headers, String method, HttpRequest.BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
