package dev.assay.devstack.monitoring;

import static org.awaitility.Awaitility.await;

import dev.assay.servers.FreePorts;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Prometheus with our configuration and rules, but for where the targets are and how often
 * it looks: a child process of this JVM, on a port of its own.
 */
final class Prometheus implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration TO_START = Duration.ofMinutes(2);

  private final Process process;
  private final URI uri;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Thread endsWithUs;

  private Prometheus(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
    this.endsWithUs = new Thread(process::destroyForcibly, "prometheus-ends-with-us");
    Runtime.getRuntime().addShutdownHook(endsWithUs);
  }

  /** A program of Debian's package {@code prometheus}, if it is installed. */
  static Optional<Path> program(String name) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(place -> Path.of(place, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts it, and returns when it answers.
   *
   * @param targets by the address that our configuration has for them, such as {@code
   *     registry-service:8081}
   */
  static Prometheus start(Path directory, Map<String, String> targets, String application)
      throws IOException {
    Path config = configuration(directory, targets, application);
    int port = FreePorts.one();
    Process process =
        new ProcessBuilder(
                program("prometheus").orElseThrow().toString(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + directory.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--log.level=warn")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("prometheus.log").toFile())
            .start();
    Prometheus prometheus = new Prometheus(process, URI.create("http://127.0.0.1:" + port));
    await().atMost(TO_START).until(prometheus::isReady);
    return prometheus;
  }

  private static Path configuration(Path directory, Map<String, String> targets, String application)
      throws IOException {
    String text = Files.readString(MonitoringFiles.ROOT.resolve("prometheus.yml"));
    text = replaced(text, "_interval: 15s", "_interval: 1s");
    for (Map.Entry<String, String> target : targets.entrySet()) {
      text = replaced(text, "\"" + target.getKey() + "\"", "\"" + target.getValue() + "\"");
    }
    Files.createDirectories(directory.resolve("rules"));
    for (Path rules : MonitoringFiles.in(MonitoringFiles.RULES, ".yml")) {
      Files.copy(rules, directory.resolve("rules").resolve(rules.getFileName()));
    }
    Path files = Files.createDirectories(directory.resolve("targets"));
    Files.writeString(
        files.resolve("shop.json"), "[{\"targets\": [\"%s\"]}]".formatted(application));
    return Files.writeString(directory.resolve("prometheus.yml"), text);
  }

  private static String replaced(String text, String from, String to) {
    if (!text.contains(from)) {
      throw new AssertionError("monitoring/prometheus.yml no longer says " + from);
    }
    return text.replace(from, to);
  }

  /** The labels of every series that an expression gives now. */
  List<Map<String, String>> query(String expression) {
    JsonNode answer = get("/api/v1/query?query=" + encoded(expression));
    if (!answer.path("status").asString().equals("success")) {
      throw new AssertionError(expression + ": " + answer);
    }
    List<Map<String, String>> series = new ArrayList<>();
    for (JsonNode one : answer.path("data").path("result")) {
      Map<String, String> labels = new TreeMap<>();
      one.path("metric")
          .properties()
          .forEach(label -> labels.put(label.getKey(), label.getValue().asString()));
      series.add(labels);
    }
    return series;
  }

  private boolean isReady() {
    if (!process.isAlive()) {
      throw new AssertionError("prometheus ended by itself, see prometheus.log beside its data");
    }
    try {
      HttpRequest ready = HttpRequest.newBuilder(uri.resolve("/-/ready")).build();
      return http.send(ready, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      throw new AssertionError(told);
    }
  }

  private JsonNode get(String path) {
    try {
      HttpRequest request = HttpRequest.newBuilder(uri.resolve(path)).build();
      return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    } catch (IOException failed) {
      throw new AssertionError(path, failed);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      throw new AssertionError(told);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException told) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().removeShutdownHook(endsWithUs);
  }
}
