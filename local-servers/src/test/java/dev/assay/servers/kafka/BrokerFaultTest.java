package dev.assay.servers.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.assay.servers.FreePorts;
import dev.assay.servers.ServerStartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.server.fault.FaultHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerFaultTest {
  @TempDir private Path temp;
  private final List<Throwable> told = new ArrayList<>();
  private final FaultWatch watch = new FaultWatch(told::add);

  @Test
  void theFirstFatalFaultIsToldOnce() {
    FaultHandler handler = watch.build("metadata loading", true, () -> {});

    handler.handleFault("the record is torn");
    handler.handleFault("and another");

    assertThat(told).singleElement().asString().contains("metadata loading", "the record is torn");
  }

  @Test
  void aFaultThatKafkaSurvivesIsNotTold() {
    watch.build("metrics", false, () -> {}).handleFault("a gauge is missing");

    assertThat(told).isEmpty();
    assertThat(watch.firstFatal()).isNotDone();
  }

  @Test
  void aFatalFaultDuringTheStartFailsItAtOnceAndFreesThePort() {
    int port = FreePorts.one();
    watch.build("metadata loading", true, () -> {}).handleFault("the record is torn");

    assertThatExceptionOfType(ServerStartFailure.class)
        .isThrownBy(() -> BrokerProcess.start(KafkaBrokerSettings.in(temp, port), temp, watch))
        .withMessageContaining("the record is torn");
    assertThat(FreePorts.bind(port)).satisfies(channel -> channel.close());
  }

  @Test
  void aBrokerThatLosesItsDirectoryTellsInsteadOfEndingTheJvm() throws Exception {
    try (KafkaBroker broker = KafkaBroker.start(KafkaBrokerSettings.in(temp.resolve("data"), 0));
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      Files.move(broker.directory(), temp.resolve("gone"));
      Files.writeString(broker.directory(), "a file in the way");

      var _ = admin.createTopics(List.of(new NewTopic("t", 1, (short) 1))).all();

      await().atMost(Duration.ofSeconds(30)).until(broker.fault()::isDone);
      assertThat(broker.fault().join()).hasMessageContaining("disk");
    }
  }
}
