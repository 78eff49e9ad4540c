package dev.assay.servers.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.assay.servers.DataDirectory;
import dev.assay.servers.DirectoryClaim;
import dev.assay.servers.FreePorts;
import dev.assay.servers.ServerStartFailure;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerLifecycleTest {
  @TempDir private Path temp;

  @Test
  void dataPortAndClusterIdSurviveStopAndStart() throws Exception {
    try (KafkaBroker broker = KafkaBroker.start(KafkaBrokerSettings.ephemeral())) {
      Records records = new Records(broker.bootstrapServers());
      String clusterId = broker.clusterId();
      records.createTopic("kept");
      records.write("kept", "before");

      broker.stop();
      assertPortIsFree(broker.port());
      broker.startAgain();

      records.write("kept", "after");
      assertThat(records.committed("kept")).containsExactly("before", "after");
      assertThat(broker.clusterId()).isEqualTo(clusterId).isEqualTo(records.clusterId());
    }
  }

  @Test
  void dataAndClusterIdSurviveInTheirDirectory() throws Exception {
    String clusterId;
    try (KafkaBroker first = KafkaBroker.start(KafkaBrokerSettings.in(temp, 0))) {
      clusterId = first.clusterId();
      Records records = new Records(first.bootstrapServers());
      records.createTopic("kept");
      records.write("kept", "by the first");
    }

    try (KafkaBroker second = KafkaBroker.start(KafkaBrokerSettings.in(temp, FreePorts.one()))) {
      assertThat(second.clusterId()).isEqualTo(clusterId);
      assertThat(new Records(second.bootstrapServers()).committed("kept"))
          .containsExactly("by the first");
    }
  }

  @Test
  void twoBrokersRunSideBySide() throws Exception {
    try (KafkaBroker one = KafkaBroker.start(KafkaBrokerSettings.ephemeral());
        KafkaBroker two = KafkaBroker.start(KafkaBrokerSettings.ephemeral())) {
      for (KafkaBroker broker : new KafkaBroker[] {one, two}) {
        Records records = new Records(broker.bootstrapServers());
        records.createTopic("mine");
        records.write("mine", broker.bootstrapServers());
      }

      assertThat(new Records(one.bootstrapServers()).committed("mine"))
          .containsExactly(one.bootstrapServers());
      assertThat(new Records(two.bootstrapServers()).committed("mine"))
          .containsExactly(two.bootstrapServers());
      assertThat(one.clusterId()).isNotEqualTo(two.clusterId());
    }
  }

  @Test
  void aSecondBrokerOnTheSamePortIsRefusedAndTheFirstGoesOn() throws Exception {
    try (KafkaBroker first = KafkaBroker.start(KafkaBrokerSettings.ephemeral())) {
      assertThatExceptionOfType(ServerStartFailure.class)
          .isThrownBy(() -> KafkaBroker.start(KafkaBrokerSettings.in(temp, first.port())))
          .satisfies(failure -> assertThat(failure.problem()).contains("port " + first.port()));

      assertDirectoryIsFree(temp);
      Records records = new Records(first.bootstrapServers());
      records.createTopic("still");
      records.write("still", "here");
      assertThat(records.committed("still")).containsExactly("here");
    }
  }

  @Test
  void closeFreesThePortAndDeletesTheTemporaryDirectory() throws Exception {
    KafkaBroker broker = KafkaBroker.start(KafkaBrokerSettings.ephemeral());
    assertThat(broker.directory()).isNotEmptyDirectory();

    broker.close();

    assertPortIsFree(broker.port());
    assertThat(broker.directory()).doesNotExist();
    broker.close();
    assertThatIllegalStateException()
        .isThrownBy(broker::startAgain)
        .withMessageContaining("start a new one");
  }

  @Test
  void aDirectoryOfAnotherNodeIsRefusedAndLeftAsItIs() throws Exception {
    Path properties = temp.resolve("meta.properties");
    String foreign = "version=1\ncluster.id=4L6g3nShT-eMCtK--X86sw\nnode.id=7\n";
    Files.writeString(properties, foreign);

    assertThatExceptionOfType(ServerStartFailure.class)
        .isThrownBy(() -> KafkaBroker.start(KafkaBrokerSettings.in(temp, 0)))
        .satisfies(failure -> {
          assertThat(failure.problem()).contains(temp.toString());
          assertThat(failure.remedy()).contains("another directory");
        });
    assertThat(properties).hasContent(foreign);
    assertDirectoryIsFree(temp);
  }

  @Test
  void aDirectoryWithOtherThingsInItIsRefused() throws Exception {
    Files.writeString(temp.resolve("letter.txt"), "dear reader");

    assertThatExceptionOfType(ServerStartFailure.class)
        .isThrownBy(() -> KafkaBroker.start(KafkaBrokerSettings.in(temp, 0)))
        .withMessageContaining("letter.txt");
    assertThat(temp.resolve("meta.properties")).doesNotExist();
  }

  private static void assertPortIsFree(int port) throws IOException {
    try (ServerSocketChannel channel = FreePorts.bind(port)) {
      assertThat(channel.isOpen()).isTrue();
    }
  }

  private static void assertDirectoryIsFree(Path directory) {
    DirectoryClaim.on(DataDirectory.kept(directory)).close();
  }
}
