package dev.assay.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.servers.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as a process of its own, killed the hard way while dead letters pour in. */
class KilledServiceTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String TOPIC = "killed.dlq";
  private static final int GROUPS = 7;
  private static final int BATCH = 200;
  private static final int MAX_AHEAD = 3_000;

  @TempDir private Path directory;
  private final Map<String, Long> sent = new TreeMap<>();
  private int next;

  @Test
  void killedTwiceWithoutWarningItHasCountedEveryDeadLetterOnce() throws Exception {
    try (Cluster cluster = new Cluster()) {
      cluster.createTopic(TOPIC, 2, Map.of());
      URI service = URI.create("http://127.0.0.1:" + FreePorts.one());
      long seen = 0;
      for (int kill = 0; kill < 2; kill++) {
        Process process = start(cluster, service);
        try {
          seen = awaitMoreThan(seen, cluster, service);
        } finally {
          process.destroyForcibly().waitFor();
        }
      }
      Process survivor = start(cluster, service);
      try {
        await().atMost(PATIENCE).until(() -> total(cluster, service) >= totalSent());
        assertThat(cluster.counts(service)).contains(sent);
      } finally {
        survivor.destroyForcibly().waitFor();
      }
    }
  }

  /**
   * Sends on, not too far ahead, until more were counted than before, so that the kill finds it at
   * work.
   */
  private long awaitMoreThan(long before, Cluster cluster, URI service) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> {
          long counted = total(cluster, service);
          if (totalSent() < Math.max(before, counted) + MAX_AHEAD) {
            send(cluster);
          }
          return counted > before;
        });
    send(cluster);
    return total(cluster, service);
  }

  private void send(Cluster cluster) {
    for (int n = 0; n < BATCH; n++, next++) {
      String member = "member-" + next % GROUPS;
      cluster.send(
          new ProducerRecord<>(
              TOPIC,
              next % 2,
              null,
              null,
              DeadLetterBytes.VALUE,
              DeadLetterBytes.headers(member, "source", next)));
      sent.merge(DeadLetterBytes.fingerprint(member).value(), 1L, Long::sum);
    }
    cluster.flush();
  }

  private long totalSent() {
    return sent.values().stream().mapToLong(Long::longValue).sum();
  }

  private static long total(Cluster cluster, URI service) {
    return cluster
        .counts(service)
        .map(counts -> counts.values().stream().mapToLong(Long::longValue).sum())
        .orElse(0L);
  }

  private Process start(Cluster cluster, URI service) throws IOException {
    Map<String, String> port = Map.of("http.port", Integer.toString(service.getPort()));
    return process(TriageServiceTest.settings(cluster, directory, TOPIC, port));
  }

  static Process process(Map<String, String> settings) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx400m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path", ""),
                TriageMain.class.getName()));
    settings.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
