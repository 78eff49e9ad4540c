package dev.assay.benchmarks.deadletters;

import dev.assay.kit.config.ConfigurationReader;
import dev.assay.kit.config.ConfigurationSources;
import dev.assay.registry.RegistryConfiguration;
import dev.assay.registry.RegistryService;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;

/** The schema by which events are judged before they are moved: all of the load pass it. */
final class Schemas {
  private static final String UPLOAD =
      """
      {"name":"telemetry.FeedbackEvent","track":"v1","content":{"type":"object",
      "required":["id","source","queue_size"],
      "properties":{"id":{"type":"integer","minimum":0},
      "source":{"type":"string","pattern":"^store-[0-9]+$"},
      "queue_size":{"type":["string","integer"]},"note":{"type":"string","maxLength":400}}}}
      """;

  private Schemas() {}

  static void publish(String bootstrapServers) throws IOException, InterruptedException {
    try (RegistryService registry =
            RegistryService.start(configuration(bootstrapServers), Clock.systemUTC());
        HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(registry.uri().resolve("/admin/schemas"))
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(UPLOAD))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException("the schema was refused: " + answer.body());
      }
    }
  }

  private static RegistryConfiguration configuration(String bootstrapServers) {
    return ConfigurationReader.read(
        RegistryConfiguration.class,
        ConfigurationSources.none()
            .withOverrides(
                Map.of(
                    "kafka.bootstrap-servers", bootstrapServers,
                    "topics.replication-factor", "1",
                    "topics.min-insync-replicas", "1",
                    "http.port", "0")));
  }
}
