package dev.assay.devstack.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is asked of services, by plain HTTP. */
final class Line {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int PAUSE_MS = 5;
  private static final int CALL_TIMEOUT_MS = 10_000;
  private static final String PUBLISH =
      """
      {"name": "%s", "track": "v1", "core_version": "1.0.0", "content": {
        "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
        "required": ["size"], "properties": {"size": {"type": "integer", "minimum": 0},
        "level": {"enum": ["ok", "soft"]}, "name": {"type": "string", "pattern": "^[a-z]+$"}}}}
      """
          .formatted(Scene.SCHEMA);

  private Line() {}

  /** Publishes the schema and decides that it is enforced. */
  static void prepare(URI registry) {
    awaitReady(registry);
    require(send("POST", registry, "/admin/schemas", PUBLISH));
    require(
        send("PUT", registry, "/enforcement/schema:" + Scene.SCHEMA, "{\"mode\": \"enforce\"}"));
  }

  /** Asks whatever dashboards, clients and people ask often. */
  static void askAround(URI registry) {
    for (String path : questions()) {
      require(send("GET", registry, path, ""));
    }
    require(send("POST", registry, "/validate/v1/" + Scene.SCHEMA, "{\"size\": 1}"));
  }

  private static String[] questions() {
    return new String[] {
      "/health",
      "/metrics",
      "/index",
      "/schemas/v1/" + Scene.SCHEMA,
      "/schemas/v1/" + Scene.SCHEMA + "/versions",
      "/enforcement",
      "/instances",
      "/bindings",
      "/compatibility",
      "/audit",
      "/openapi.json"
    };
  }

  /** Waits for {@code /readyz} to say so. */
  static void awaitReady(URI service) {
    awaitThat(service + " to be ready", () -> send("GET", service, "/readyz", "").status() == 200);
  }

  /** Waits until the numbers of that name in an answer add up to so many. */
  static void awaitCount(URI service, String path, String name, long atLeast) {
    Pattern number = Pattern.compile("\"%s\":(\\d+)".formatted(name));
    awaitThat(
        "%d of '%s' at %s%s".formatted(atLeast, name, service, path),
        () -> sum(number.matcher(send("GET", service, path, "").body())) >= atLeast);
  }

  private static long sum(Matcher numbers) {
    return numbers.results().mapToLong(found -> Long.parseLong(found.group(1))).sum();
  }

  private static void awaitThat(String what, Condition condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException("waited %s for %s".formatted(PATIENCE, what));
      }
      try {
        Thread.sleep(PAUSE_MS);
      } catch (InterruptedException told) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("told to stop while waiting for " + what, told);
      }
    }
  }

  static void require(Answer answer) {
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException(answer.toString());
    }
  }

  /** Status 0 where nobody listens yet. */
  static Answer send(String method, URI base, String path, String body) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) base.resolve(path).toURL().openConnection();
      connection.setRequestMethod(method);
      connection.setConnectTimeout(CALL_TIMEOUT_MS);
      connection.setReadTimeout(CALL_TIMEOUT_MS);
      if (!body.isEmpty()) {
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
      }
      int status = connection.getResponseCode();
      try (var answered =
          status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
        return new Answer(path, status, answered == null ? "" : text(answered.readAllBytes()));
      }
    } catch (java.net.SocketException nobodyYet) {
      return new Answer(path, 0, "");
    } catch (IOException broken) {
      throw new UncheckedIOException(path, broken);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** What came back. */
  record Answer(String path, int status, String body) {}

  /** Something to wait for. */
  @FunctionalInterface
  interface Condition {
    boolean holds();
  }
}
