package dev.assay.servers.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;

/** Puts and gets keys by etcd's JSON gateway. */
record Keys(String endpoint) {

  void put(String key, String value) throws IOException, InterruptedException {
    call("put", "{\"key\":\"%s\",\"value\":\"%s\"}".formatted(base64(key), base64(value)));
  }

  /** Whether the answer to a get of {@code key} holds {@code value}. */
  boolean holds(String key, String value) throws IOException, InterruptedException {
    return call("range", "{\"key\":\"%s\"}".formatted(base64(key)))
        .contains("\"value\":\"%s\"".formatted(base64(value)));
  }

  private String call(String operation, String json) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(endpoint + "/v3/kv/" + operation))
                  .POST(HttpRequest.BodyPublishers.ofString(json))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("etcd answered " + answer.statusCode() + " " + answer.body());
      }
      return answer.body();
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
