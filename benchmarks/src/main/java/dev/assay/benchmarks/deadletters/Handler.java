package dev.assay.benchmarks.deadletters;

import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.FailureGroupBody;
import dev.assay.contracts.rest.RedriveBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A dlq-handler as a process of its own, with a heap of stated size. */
final class Handler implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final URI uri;

  private Handler(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  static Handler start(String classPath, String heap, int port, Map<String, String> settings)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                java("java"),
                "@" + ofImages("jvm.options"),
                "@" + ofImages("dlq-handler.options"),
                "-Xmx" + heap,
                "-cp",
                classPath,
                "dev.assay.triage.TriageMain",
                "--set",
                "http.port=" + port));
    settings.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Handler(process, URI.create("http://127.0.0.1:" + port));
  }

  /** A file of JVM options with which its image runs it. */
  private static Path ofImages(String file) {
    return Path.of(System.getProperty("assay.home", ""), "images", file);
  }

  /**
   * Dead letters read so far, by the meter: cheap to ask for; may be too high where a transaction
   * was repeated; 0 while there is no answer.
   */
  double read() {
    return meter("assay_dead_letters_total");
  }

  /** Records that wait, by the meter. */
  double lag() {
    return meter("assay_triage_lag");
  }

  private double meter(String name) {
    return new String(body("/metrics"), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  /** Dead letters in groups; 0 while there is no answer. */
  long counted() {
    return groups("/failures?limit=10000").stream().mapToLong(FailureGroupBody::count).sum();
  }

  /** How long a list of the fifty latest takes, in milliseconds. */
  double listMillis() {
    long start = System.nanoTime();
    var _ = groups("/failures?limit=50");
    return (System.nanoTime() - start) / 1e6;
  }

  /** Begins a redrive. */
  RedriveBody redrive(String wish) {
    return redrive(
        HttpRequest.newBuilder(uri.resolve("/redrives"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(wish))
            .build());
  }

  /** How a redrive is. */
  RedriveBody redriveNow(String id) {
    return redrive(HttpRequest.newBuilder(uri.resolve("/redrives/" + id)).build());
  }

  private RedriveBody redrive(HttpRequest request) {
    try {
      HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(
            "%s: %d %s"
                .formatted(
                    request.uri(),
                    answer.statusCode(),
                    new String(answer.body(), StandardCharsets.UTF_8)));
      }
      return WireJson.MAPPER.readValue(answer.body(), RedriveBody.class);
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    } catch (InterruptedException told) {
      throw new IllegalStateException(told);
    }
  }

  private List<FailureGroupBody> groups(String path) {
    byte[] body = body(path);
    return body.length == 0
        ? List.of()
        : Arrays.asList(WireJson.MAPPER.readValue(body, FailureGroupBody[].class));
  }

  private byte[] body(String path) {
    try {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(uri + path)).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      return answer.statusCode() == 200 ? answer.body() : new byte[0];
    } catch (IOException notUpYet) {
      return new byte[0];
    } catch (InterruptedException told) {
      throw new IllegalStateException(told);
    }
  }

  /** Bytes that live after a full collection, from the last line of a class histogram. */
  long liveHeapBytes() throws IOException {
    Process jcmd =
        new ProcessBuilder(java("jcmd"), Long.toString(process.pid()), "GC.class_histogram")
            .start();
    String total =
        jcmd.inputReader()
            .lines()
            .filter(line -> line.startsWith("Total"))
            .findFirst()
            .orElse("Total 0 0");
    return Long.parseLong(total.strip().split("\\s+")[2]);
  }

  /** Processor time used so far, in seconds. */
  double cpuSeconds() {
    return process.info().totalCpuDuration().map(time -> time.toMillis() / 1e3).orElse(0.0);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  private static String java(String tool) {
    return Path.of(System.getProperty("java.home", ""), "bin", tool).toString();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
    client.close();
  }
}
