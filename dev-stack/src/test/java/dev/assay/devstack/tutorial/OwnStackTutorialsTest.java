package dev.assay.devstack.tutorial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.contracts.json.WireJson;
import dev.assay.servers.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tutorials that start a stack of their own, because they kill it. */
class OwnStackTutorialsTest {
  private static final String LETTERS = "4-bring-dead-letters-home.md";
  private static final int EVENTS = 10_000;

  @TempDir private Path directory;
  private final int kafka = FreePorts.one();

  @AfterEach
  void stopWhatThePageLeavesRunning() throws IOException {
    for (String file : List.of("up.pid", "endpoint.pid")) {
      Path pid = directory.resolve(file);
      if (Files.exists(pid)) {
        Optional<ProcessHandle> process =
            ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
        process.ifPresent(ProcessHandle::destroyForcibly);
        process.ifPresent(gone -> gone.onExit().join());
      }
    }
  }

  @Test
  void theseAreAllThereAre() {
    assertThat(Tutorial.allIn(Tutorial.PAGES))
        .filteredOn(Tutorial::bringsItsOwnStack)
        .extracting(Tutorial::name)
        .containsExactly(LETTERS);
  }

  @Test
  void deadLettersComeHomeEachOnceAlthoughEverythingWasKilledHalfWay() throws Exception {
    for (String program : List.of("bash", "curl")) {
      assumeTrue(
          Terminal.knows(program),
          program + " is not installed, and the tutorials are typed with it");
    }
    Tutorial tutorial =
        Tutorial.allIn(Tutorial.PAGES).stream()
            .filter(page -> page.name().equals(LETTERS))
            .findFirst()
            .orElseThrow();

    new Reader(Terminal.in(directory, elsewhere())).follow(tutorial);

    assertThat(validated().stream().sorted())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, EVENTS).boxed().toList());
  }

  /** As the page says, but at ports that are free here. */
  private Map<String, String> elsewhere() {
    int registry = FreePorts.one();
    int validator = FreePorts.one();
    int letters = FreePorts.one();
    return Map.of(
        "ASSAY_REGISTRY_URL", "http://127.0.0.1:" + registry,
        "ASSAY_VALIDATOR_URL", "http://127.0.0.1:" + validator,
        "ASSAY_DLQ_URL", "http://127.0.0.1:" + letters,
        "ASSAY_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafka,
        "ENDPOINT_PORT", Integer.toString(FreePorts.one()),
        "UP_PORTS",
            "--port %d --registry-port %d --validator-port %d --dlq-port %d"
                .formatted(kafka, registry, validator, letters));
  }

  /** What {@code queue_size} says in each event that passed, as committed. */
  private List<Integer> validated() {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", "127.0.0.1:" + kafka, "isolation.level", "read_committed");
    List<Integer> sizes = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor("telemetry.feedback.validated").stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (!partitions.stream().allMatch(one -> consumer.position(one) >= ends.get(one))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          sizes.add(
              WireJson.MAPPER
                  .readTree(new String(record.value(), UTF_8))
                  .path("queue_size")
                  .asInt());
        }
      }
    }
    return sizes;
  }
}
