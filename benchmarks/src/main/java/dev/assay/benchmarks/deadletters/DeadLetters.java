package dev.assay.benchmarks.deadletters;

import dev.assay.servers.FreePorts;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Has a dlq-handler group dead letters that lie there already, and measures.
 *
 * <p>The broker runs in this process, the handler in one of its own whose heap is limited; both
 * share the machine. Some are grouped to warm both up; the clock starts when all others become
 * readable at once, in one transaction, and ends when they are all in groups. The heap is what
 * lives after a full collection at the end. Then everything is redriven, once as it is and once
 * with a member set, judged each time by a schema that lets it pass.
 */
public final class DeadLetters {
  private static final int DEFAULT_LETTERS = 1_000_000;
  private static final int GROUPS = 10_000;
  private static final int WARM_UP = 1_000_000;
  private static final int PARTITIONS = 4;
  private static final int LISTS = 100;
  private static final double BYTES_PER_MIB = 1 << 20;
  private static final String TOPIC = "telemetry.feedback.dlq";
  private static final String SOURCE = "telemetry.feedback";
  private static final String HEAP = "384m";
  private static final String AS_THEY_ARE = "{\"topics\":[\"%s\"],\"force\":true}".formatted(TOPIC);
  private static final String REPAIRED =
      "{\"topics\":[\"%s\"],\"again\":true,\"set\":{\"/queue_size\":7}}".formatted(TOPIC);
  private static final long POLL_NANOS = 200_000_000L;

  private DeadLetters() {}

  /** Runs; the first argument is how many dead letters, by default a million. */
  public static void main(String[] arguments) throws Exception {
    int letters = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_LETTERS;
    int groups = arguments.length > 1 ? Integer.parseInt(arguments[1]) : GROUPS;
    // Another version of the handler can be measured by the same load.
    String classPath =
        System.getProperty("assay.benchmark.handler", System.getProperty("java.class.path", ""));
    try (KafkaBroker broker = KafkaBroker.start(KafkaBrokerSettings.ephemeral())) {
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
        admin
            .createTopics(
                List.of(
                    new NewTopic(TOPIC, PARTITIONS, (short) 1),
                    new NewTopic(SOURCE, PARTITIONS, (short) 1)))
            .all()
            .get();
      }
      Schemas.publish(broker.bootstrapServers());
      try (Load load = new Load(broker.bootstrapServers(), TOPIC, PARTITIONS, groups)) {
        measure(broker, classPath, load, letters, groups);
      }
    }
  }

  private static void measure(
      KafkaBroker broker, String classPath, Load load, int letters, int groups) throws IOException {
    Path state = Files.createTempDirectory("assay-dead-letters");
    Map<String, String> settings =
        Map.of(
            "kafka.bootstrap-servers",
            broker.bootstrapServers(),
            "dead-letter-topics",
            TOPIC,
            "topics.replication-factor",
            "1",
            "topics.min-insync-replicas",
            "1",
            "groups.state-directory",
            state.toString());
    try (Handler handler = Handler.start(classPath, HEAP, FreePorts.one(), settings)) {
      load.lay(WARM_UP);
      load.release();
      awaitCounted(handler, WARM_UP);
      load.lay(letters);
      double cpuBefore = handler.cpuSeconds();
      long began = System.nanoTime();
      load.release();
      awaitCounted(handler, WARM_UP + (long) letters);
      double seconds = (System.nanoTime() - began) / 1e9;
      double cpu = handler.cpuSeconds() - cpuBefore;
      System.out.printf(
          "%,d dead letters in %,d groups after %,d to warm up, handler with -Xmx%s%n",
          letters, groups, WARM_UP, HEAP);
      System.out.printf("%,.0f letters/s (wall clock)%n", letters / seconds);
      System.out.printf("%,.0f letters/s for each core used%n", letters / cpu);
      System.out.printf(
          "%.1f MiB of heap after a full collection%n", handler.liveHeapBytes() / BYTES_PER_MIB);
      System.out.printf("%.1f ms to list, p99 of %d%n", p99(handler), LISTS);
      print("as they are", Redriving.of(handler, AS_THEY_ARE, WARM_UP + (long) letters));
      print("repaired", Redriving.of(handler, REPAIRED, WARM_UP + (long) letters));
    }
  }

  private static void print(String how, Redriving went) {
    System.out.printf(
        "%,.0f letters/s redriven %s, after %,.0f letters/s looked through%n",
        went.movedPerSecond(), how, went.plannedPerSecond());
  }

  private static double p99(Handler handler) {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < LISTS; i++) {
      millis.add(handler.listMillis());
    }
    return millis.stream().sorted().toList().get(LISTS * 99 / 100 - 1);
  }

  /** Asks for meters before it asks for groups, which cost the handler more. */
  private static void awaitCounted(Handler handler, long count) {
    while (handler.read() < count || handler.lag() > 0) {
      pause(handler);
    }
    while (handler.counted() < count) {
      pause(handler);
    }
  }

  private static void pause(Handler handler) {
    if (!handler.isAlive()) {
      throw new IllegalStateException("the dlq-handler ended before it had counted all");
    }
    LockSupport.parkNanos(POLL_NANOS);
  }
}
