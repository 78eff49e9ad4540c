package dev.assay.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks for groups must not stop the thread that writes them (KAFKA-19629). */
class AskedWhileCountingTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int GROUPS = 1_000;
  private static final int LETTERS = 20_000;
  private static final int ASKING = 3;

  @TempDir private Path directory;

  @Test
  void askedWithoutPauseItCountsEveryLetter() throws Exception {
    try (Cluster cluster = new Cluster()) {
      cluster.createTopic("busy.dlq", 2, Map.of());
      try (TriageService service =
          TriageService.start(
              TriageServiceTest.configuration(cluster, directory, "busy.dlq", Map.of()),
              Clock.systemUTC())) {
        AtomicBoolean done = new AtomicBoolean();
        List<Thread> asking =
            IntStream.range(0, ASKING)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> ask(cluster, service, done)))
                .toList();
        send(cluster);
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(counted(cluster, service)).isEqualTo(LETTERS));
        done.set(true);
        for (Thread thread : asking) {
          thread.join();
        }
      }
    }
  }

  private static void send(Cluster cluster) {
    for (int n = 0; n < LETTERS; n++) {
      cluster.send(
          new ProducerRecord<>(
              "busy.dlq",
              n % 2,
              null,
              null,
              DeadLetterBytes.VALUE,
              DeadLetterBytes.headers("member-" + n % GROUPS, "source", n)));
    }
    cluster.flush();
  }

  private static void ask(Cluster cluster, TriageService service, AtomicBoolean done) {
    while (!done.get()) {
      var _ = counted(cluster, service);
    }
  }

  private static long counted(Cluster cluster, TriageService service) {
    return cluster
        .counts(service.uri())
        .map(counts -> counts.values().stream().mapToLong(count -> count).sum())
        .orElse(0L);
  }
}
