package dev.assay.registry.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.facts.FactLevel;
import dev.assay.registry.Cluster.Replica;
import dev.assay.registry.Cluster;
import dev.assay.registry.Http.Answer;
import dev.assay.registry.Kafka;
import dev.assay.registry.RegistryConfiguration;
import dev.assay.registry.Wishes;
import dev.assay.registry.backups.BackupSettings;
import dev.assay.registry.releaseapi.SyncSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Kafka.class)
class FreshnessTest {

  @Test
  void aReaderSeesItsOwnWriteOnAnyReplicaThatItTellsTheOffset(Cluster cluster) {
    try (Replica written = cluster.start();
        Replica read = cluster.start()) {
      for (int i = 0; i < 20; i++) {
        String version = "%d.0.0".formatted(i + 1);
        Answer published = written.http().publish("v1", "own", version, Wishes.requiring("m" + i));

        Answer seen =
            read.http()
                .get("/schemas/v1/own", "Assay-Min-Offset", published.header("Assay-Offset"));

        assertThat(seen.json().get("core_version").stringValue()).isEqualTo(version);
      }
    }
  }

  @Test
  void anOffsetThatIsNotReachedInTimeIsAnsweredWith503(Cluster cluster) {
    RegistryConfiguration config = cluster.configuration();
    RegistryConfiguration impatient =
        new RegistryConfiguration(
            config.kafka(),
            config.topics(),
            1,
            1,
            config.http(),
            config.writeTimeout(),
            Duration.ofMillis(200),
            config.mirror(),
            SyncSettings.OFF,
        BackupSettings.OFF,
        FactLevel.NEWEST);
    try (Replica replica = cluster.start(impatient)) {
      Answer stale = replica.http().get("/index", "Assay-Min-Offset", "1000000.0");

      assertThat(stale.status()).isEqualTo(503);
      assertThat(stale.json().get("type").stringValue()).endsWith("not-fresh-enough");
      assertThat(stale.json().get("detail").stringValue()).contains("1000000.0");
    }
  }
}
