package dev.assay.devstack.process;

import dev.assay.registry.RegistryMain;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import dev.assay.triage.TriageMain;
import dev.assay.validator.ValidatorMain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What a {@link Child} runs: one of our programs, and a thread that ends it with its parent.
 *
 * <p>The parent holds the other end of standard input. However it ends, the operating system closes
 * that end, so nothing is left behind even where no shutdown hook ran.
 */
public final class ChildMain {
  private static final int PARENT_IS_GONE = 70;
  private static final long TO_CLOSE_S = 20;

  private ChildMain() {}

  /**
   * Runs {@code broker DIRECTORY PORT}, or {@code registry}, {@code validator} or {@code
   * dlq-handler} with their arguments.
   */
  public static void main(String[] words) throws InterruptedException {
    Thread.ofPlatform().daemon().name("end-with-parent").start(ChildMain::endWithParent);
    switch (words[0]) {
      case "broker" -> broker(Path.of(words[1]), Integer.parseInt(words[2]));
      case "validator-at-least-once" -> {
        System.setProperty("assay.test.at-least-once", "true");
        ValidatorMain.main(Arrays.copyOfRange(words, 1, words.length));
      }
      case "registry" -> RegistryMain.main(Arrays.copyOfRange(words, 1, words.length));
      case "validator" -> ValidatorMain.main(Arrays.copyOfRange(words, 1, words.length));
      case "dlq-handler" -> TriageMain.main(Arrays.copyOfRange(words, 1, words.length));
      default -> throw new IllegalArgumentException("no program is called " + words[0]);
    }
  }

  private static void broker(Path directory, int port) throws InterruptedException {
    KafkaBroker broker = KafkaBroker.start(alone(directory, port));
    CountDownLatch closed = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  broker.close();
                  closed.countDown();
                },
                "shutdown"));
    var _ = broker.fault().thenRun(() -> Runtime.getRuntime().halt(1));
    var _ = closed.await(Long.MAX_VALUE, TimeUnit.DAYS);
  }

  /**
   * A broker that never leaves its partitions without a leader while it serves.
   *
   * <p>Kafka 4.3.1 drops the end of a transaction for a partition that has no leader at that
   * moment, and its readers wait for ever (KAFKA-20734). An only broker causes that itself: by a
   * controlled shutdown, which hands partitions to nobody, and by losing its session. After a kill
   * it is let in again when the session of its former run is over, so that can't be as long as one
   * likes.
   */
  private static KafkaBrokerSettings alone(Path directory, int port) {
    return KafkaBrokerSettings.in(directory, port)
        .with("controlled.shutdown.enable", "false")
        .with("broker.heartbeat.interval.ms", "500")
        .with("broker.session.timeout.ms", "6000");
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // Nobody writes here; only the end counts.
      }
    } catch (IOException closed) {
      // As good as the end.
    }
    Thread.ofPlatform().daemon().name("end-at-last").start(ChildMain::endAtLast);
    System.exit(PARENT_IS_GONE);
  }

  /** A clean end may hang on what the parent took along, such as the broker. */
  private static void endAtLast() {
    try {
      TimeUnit.SECONDS.sleep(TO_CLOSE_S);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(PARENT_IS_GONE);
  }
}
