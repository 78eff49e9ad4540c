package dev.assay.validator.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.topics.TopicNames;
import dev.assay.validator.ValidatorMain;
import dev.assay.validator.topology.Facts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a validator's process in the middle of its work, and counts. */
class ExactlyOnceTest {
  private static final int BATCH = 20_000;
  private static final int UNCOMMITTED = 500;
  private static final int KILLS = 3;
  private static final int ROUNDS_AT_MOST = 12;
  private static final String VALIDATED = TopicNames.validated(Cluster.SOURCE);
  private static final String DEAD_LETTERS = TopicNames.deadLetters(Cluster.SOURCE);
  private static final String SCHEMA =
      "{\"type\":\"object\",\"properties\":{\"level\":{\"enum\":[\"ok\"]}}}";

  @TempDir private Path logs;

  private int sent;
  private int kills;

  @Test
  void noEventIsLostOrDoubledThoughTheProcessIsKilledThreeTimesAtWork() throws Exception {
    try (Cluster cluster = new Cluster()) {
      cluster.state(
          TopicNames.DEFAULT.schemas(),
          Facts.published(1, "v1/telemetry.FeedbackEvent", "1.0.0", SCHEMA));
      cluster.state(TopicNames.DEFAULT.enforcement(), Facts.policy("*", Rule.of(Mode.ENFORCE), 1));
      for (int round = 0; kills < KILLS; round++) {
        assertThat(round).as("rounds without being caught at work").isLessThan(ROUNDS_AT_MOST);
        killAtWork(cluster, round);
      }
      finish(cluster);
    }
  }

  /**
   * Kills between two commits, with output written that nobody may see; counts if work was left.
   */
  private void killAtWork(Cluster cluster, int round) throws Exception {
    Process validator = start(cluster, round);
    try (Headway headway = headway(cluster)) {
      long before = headway.committed();
      produce(cluster);
      awaitWhileWorking(headway, () -> headway.committed() > before);
      long written = headway.written();
      awaitWhileWorking(headway, () -> headway.written() >= written + UNCOMMITTED);
      validator.destroyForcibly().waitFor();
      kills += headway.committed() < sent ? 1 : 0;
    } finally {
      validator.destroyForcibly().waitFor();
    }
  }

  private void awaitWhileWorking(Headway headway, Callable<Boolean> reached) {
    await()
        .atMost(Duration.ofSeconds(90))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> reached.call() || headway.committed() >= sent);
  }

  private void finish(Cluster cluster) throws Exception {
    Process last = start(cluster, ROUNDS_AT_MOST);
    try (Headway headway = headway(cluster)) {
      produce(cluster);
      await().atMost(Duration.ofMinutes(2)).until(() -> headway.committed() >= sent);
    } finally {
      last.destroy();
      last.waitFor();
    }
    assertOnceEach(cluster);
  }

  private static Headway headway(Cluster cluster) {
    return new Headway(
        cluster.bootstrapServers(), "assay-validator", Cluster.PARTITIONS, VALIDATED, DEAD_LETTERS);
  }

  private void assertOnceEach(Cluster cluster) {
    List<ConsumerRecord<byte[], byte[]>> out = cluster.committed(VALIDATED, DEAD_LETTERS);
    for (int partition = 0; partition < Cluster.PARTITIONS; partition++) {
      int ours = partition;
      assertThat(ids(out.stream().filter(record -> record.partition() == ours)))
          .as("partition %d", partition)
          .containsExactlyElementsOf(
              IntStream.range(0, sent)
                  .filter(id -> id % Cluster.PARTITIONS == ours)
                  .boxed()
                  .toList());
    }
    assertThat(ids(out.stream().filter(record -> record.topic().equals(DEAD_LETTERS))))
        .allMatch(ExactlyOnceTest::isBroken)
        .hasSize((int) IntStream.range(0, sent).filter(ExactlyOnceTest::isBroken).count());
  }

  private static List<Integer> ids(Stream<ConsumerRecord<byte[], byte[]>> records) {
    return records
        .map(record -> Integer.valueOf(new String(record.key(), UTF_8)))
        .sorted()
        .toList();
  }

  private void produce(Cluster cluster) {
    for (int id = sent; id < sent + BATCH; id++) {
      String value = isBroken(id) ? "{\"level\":\"loud\"}" : "{\"level\":\"ok\"}";
      cluster.send(id % Cluster.PARTITIONS, Integer.toString(id), value);
    }
    cluster.flush();
    sent += BATCH;
  }

  private static boolean isBroken(int id) {
    return id % 10 == 0;
  }

  private Process start(Cluster cluster, int run) throws IOException {
    Path launcher = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                launcher.toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ValidatorMain.class.getName(),
                "--set",
                "kafka.bootstrap-servers=" + cluster.bootstrapServers(),
                "--set",
                "topics.replication-factor=1",
                "--set",
                "topics.min-insync-replicas=1",
                "--set",
                "http.port=0",
                "--set",
                "streams.session-timeout=1500ms",
                "--set",
                "streams.heartbeat-interval=300ms",
                "--set",
                "streams.transaction-timeout=2s",
                "--set",
                "bindings[0].source=" + Cluster.SOURCE,
                "--set",
                "bindings[0].schema=telemetry.FeedbackEvent")
            .redirectErrorStream(true)
            .redirectOutput(logs.resolve("validator-" + run + ".log").toFile())
            .start();
    await().atMost(Duration.ofMinutes(1)).until(() -> !process.isAlive() || outputsExist(cluster));
    if (!process.isAlive()) {
      throw new AssertionError(Files.readString(logs.resolve("validator-" + run + ".log")));
    }
    return process;
  }

  private static boolean outputsExist(Cluster cluster) {
    return cluster.exists(VALIDATED) && cluster.exists(DEAD_LETTERS);
  }
}
