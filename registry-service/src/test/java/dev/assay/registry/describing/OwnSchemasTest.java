package dev.assay.registry.describing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.changes.ChangeType;
import dev.assay.registry.Cluster;
import dev.assay.registry.Cluster.Replica;
import dev.assay.registry.Kafka;
import dev.assay.registry.Log;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(Kafka.class)
class OwnSchemasTest {
  private static CompletableFuture<Void> held(Replica replica) {
    return replica
        .service()
        .holdOwnSchemas(Clock.systemUTC())
        .toCompletableFuture()
        .orTimeout(30, TimeUnit.SECONDS);
  }

  @Test
  void twoReplicasThatStartAtOncePublishEachSchemaOnce(Cluster cluster) {
    try (Replica one = cluster.start();
        Replica other = cluster.start()) {
      CompletableFuture.allOf(held(one), held(other)).join();
      int written = Log.committed(cluster, cluster.topics().schemas()).size();
      held(one).join();

      assertThat(Log.committed(cluster, cluster.topics().schemas())).hasSize(written);
      for (ChangeType type : ChangeType.values()) {
        JsonNode versions =
            one.http().get("/schemas/v1/%s/versions".formatted(type.schemaName())).json();
        assertThat(versions.size()).as(type.schemaName()).isEqualTo(1);
      }
    }
  }

  @Test
  void whatIsToldFitsTheSchemaThatTheRegistryHolds(Cluster cluster) {
    try (Replica replica = cluster.start()) {
      held(replica).join();
      replica.http().put("/enforcement/a", "{\"mode\":\"enforce\"}");

      JsonNode changes =
          replica.http().get("/changes?from=earliest", "Accept", "application/json").json();
      assertThat(changes.get("changes").size()).isGreaterThan(ChangeType.values().length);
      for (JsonNode change : changes.get("changes")) {
        String schema = change.get("dataschema").stringValue().replace("/schemas/", "/validate/");
        JsonNode verdict = replica.http().post(schema, change.get("data").toString()).json();
        assertThat(verdict.get("verdict").stringValue()).as(verdict.toString()).isEqualTo("valid");
      }
    }
  }

  @Test
  void topicsAndMessagesAreDescribed(Cluster cluster) {
    try (Replica replica = cluster.start()) {
      JsonNode description = replica.http().get("/asyncapi.json").json();

      assertThat(description.get("asyncapi").stringValue()).isEqualTo("3.0.0");
      assertThat(description.at("/channels/schemaChanges/address").stringValue())
          .isEqualTo(cluster.topics().schemaChanges());
      for (ChangeType type : ChangeType.values()) {
        JsonNode message = description.at("/components/messages/" + type.shortName());
        assertThat(message.at("/payload/schema/type").stringValue()).isEqualTo("object");
        assertThat(description.at("/channels/schemaChanges/messages").has(type.shortName()))
            .isTrue();
      }
    }
  }
}
