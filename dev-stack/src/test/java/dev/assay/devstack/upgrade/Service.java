package dev.assay.devstack.upgrade;

import static org.awaitility.Awaitility.await;

import dev.assay.devstack.process.Child;
import dev.assay.devstack.process.Children;
import dev.assay.servers.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One instance of a service, of which one build runs after the other at the same address. */
final class Service {
  static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration TO_STOP = Duration.ofSeconds(30);
  private static final List<String> SMALL_JVM =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final String name;
  private final List<String> words;
  private final Path logs;
  private final int port;
  private Optional<Child> running = Optional.empty();

  Service(String name, List<String> words, Path logs) {
    this(name, FreePorts.one(), words, logs);
  }

  Service(String name, int port, List<String> words, Path logs) {
    this.name = name;
    this.port = port;
    this.words = words;
    this.logs = logs;
  }

  /** Starts this build, and returns when it is ready. */
  void start(List<Path> build, Children children, String... more) {
    begin(build, children, more);
    await().atMost(LONG).until(() -> status("/readyz") == 200);
  }

  /** Starts this build. */
  void begin(List<Path> build, Children children, String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of("--set", "http.port=" + port));
    all.addAll(List.of(more));
    Child child = new Child(name, SMALL_JVM, all, logs.resolve(name + ".log"), build);
    running = Optional.of(children.add(child));
    child.start();
  }

  /** Asks it to end, as an orchestrator would. */
  void stop() {
    running.ifPresent(child -> child.stop(TO_STOP));
  }

  int status(String path) {
    return get(path).map(HttpResponse::statusCode).orElse(0);
  }

  /** The answer; nothing where nobody answers. */
  Optional<HttpResponse<String>> get(String path, String... headers) {
    HttpRequest.Builder request = request(path);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return send(request.GET());
  }

  Optional<HttpResponse<String>> send(String method, String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(30));
  }

  private static Optional<HttpResponse<String>> send(HttpRequest.Builder request) {
    try {
      return Optional.of(HTTP.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException nobodyAnswers) {
      return Optional.empty();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("told to stop", stop));
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
