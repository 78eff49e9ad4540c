package dev.assay.benchmarks.registry;

import dev.assay.registry.RegistryService;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * GET of a schema by name against a bare Vert.x server that answers the same bytes, in turns.
 *
 * <p>Arguments: seconds of a turn (5), turns (5). The first turn of each warms up and isn't
 * counted.
 */
public final class Reads {
  private static final String PATH = "/schemas/v1/telemetry.FeedbackEvent";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Reads() {}

  /** Runs. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Rig.quiet();
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    try (KafkaBroker broker = KafkaBroker.start(KafkaBrokerSettings.ephemeral());
        RegistryService registry = Rig.ready(broker.bootstrapServers())) {
      publish(registry.uri());
      HttpResponse<byte[]> full = get(registry.uri(), Map.of());
      String tag = full.headers().firstValue("ETag").orElseThrow();
      compare("GET", registry.uri(), full, List.of(), seconds, turns);
      HttpResponse<byte[]> known = get(registry.uri(), Map.of("If-None-Match", tag));
      compare("304", registry.uri(), known, List.of("If-None-Match: " + tag), seconds, turns);
    }
  }

  private static void publish(URI registry) throws IOException, InterruptedException {
    StringBuilder properties = new StringBuilder("\"id\":{\"type\":\"string\"}");
    for (int i = 0; i < 20; i++) {
      properties.append(",\"field%d\":{\"type\":\"number\",\"minimum\":%d}".formatted(i, i));
    }
    String body =
        "{\"name\":\"telemetry.FeedbackEvent\",\"content\":{\"type\":\"object\",\"properties\":{%s}}}"
            .formatted(properties);
    HttpResponse<byte[]> answer =
        CLIENT.send(
            HttpRequest.newBuilder(registry.resolve("/admin/schemas"))
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofByteArray());
    if (answer.statusCode() != 201) {
      throw new IllegalStateException("publishing was answered with " + answer.statusCode());
    }
  }

  private static HttpResponse<byte[]> get(URI registry, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(registry.resolve(PATH));
    headers.forEach(request::header);
    return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static void compare(
      String what,
      URI registry,
      HttpResponse<byte[]> answer,
      List<String> headers,
      int seconds,
      int turns)
      throws IOException {
    List<Double> ratios = new ArrayList<>();
    try (BareServer bare = new BareServer(constant(answer))) {
      for (int turn = -1; turn < turns; turn++) {
        Wrk.Measured constant = Wrk.run(bare.url() + PATH, seconds, headers);
        Wrk.Measured ours = Wrk.run(registry.resolve(PATH).toString(), seconds, headers);
        if (turn >= 0) {
          ratios.add(ours.perSecond() / constant.perSecond());
          System.out.printf(
              Locale.ROOT,
              "%s  registry %,8.0f/s p99 %-8s  bare %,8.0f/s p99 %-8s  ratio %.2f%n",
              what,
              ours.perSecond(),
              ours.p99(),
              constant.perSecond(),
              constant.p99(),
              ratios.getLast());
        }
      }
    }
    double median = ratios.stream().sorted().toList().get(ratios.size() / 2);
    System.out.printf(Locale.ROOT, "%s  median ratio %.2f%n", what, median);
  }

  private static BareServer.Constant constant(HttpResponse<byte[]> answer) {
    Map<CharSequence, CharSequence> headers = new LinkedHashMap<>();
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!name.equals(":status") && !name.equalsIgnoreCase("content-length")) {
            headers.put(
                HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(values.getFirst()));
          }
        });
    return new BareServer.Constant(answer.statusCode(), headers, Buffer.buffer(answer.body()));
  }
}
