package dev.assay.devstack.soak;

import dev.assay.client.EnforcementClient;
import dev.assay.client.SchemasClient;
import dev.assay.client.ServiceEndpoint;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.PolicyWishBody;
import dev.assay.contracts.rest.UploadBody;
import dev.assay.kit.config.ConfigurationReader;
import dev.assay.kit.config.ConfigurationSources;
import dev.assay.registry.RegistryConfiguration;
import dev.assay.registry.RegistryService;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A published schema, a decision to enforce it, and a topic to send to. */
final class Groundwork {
  static final int PARTITIONS = 4;
  private static final String ACTOR = "soak";

  private Groundwork() {}

  /** Lays it by a real registry, which is not needed afterwards. */
  static void lay(String bootstrapServers, Admin admin) throws InterruptedException {
    try {
      admin
          .createTopics(List.of(new NewTopic(ValidatorWords.SOURCE, PARTITIONS, (short) 1)))
          .all()
          .get();
    } catch (ExecutionException refused) {
      throw new SoakBroken("the source topic could not be created: " + refused.getCause());
    }
    try (RegistryService registry =
        RegistryService.start(configuration(bootstrapServers), Clock.systemUTC())) {
      ServiceEndpoint endpoint = ServiceEndpoint.registry(registry.uri());
      var _ = new SchemasClient(endpoint, ACTOR).publish(schema());
      var _ =
          new EnforcementClient(endpoint, ACTOR)
              .set(
                  Scope.EVERYTHING,
                  new PolicyWishBody(
                      Optional.of(Mode.ENFORCE.text()), Optional.empty(), Optional.of("the soak")),
                  Optional.empty());
    }
  }

  private static RegistryConfiguration configuration(String bootstrapServers) {
    return ConfigurationReader.read(
        RegistryConfiguration.class,
        ConfigurationSources.none()
            .withOverrides(
                Map.of(
                    "kafka.bootstrap-servers",
                    bootstrapServers,
                    "topics.replication-factor",
                    "1",
                    "topics.min-insync-replicas",
                    "1",
                    "http.port",
                    "0")));
  }

  private static UploadBody schema() {
    return new UploadBody(
        Optional.of(NumberedEvent.SCHEMA_NAME),
        Optional.of("v1"),
        Optional.of("1.0.0"),
        Optional.of(WireJson.MAPPER.readTree(NumberedEvent.SCHEMA)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
