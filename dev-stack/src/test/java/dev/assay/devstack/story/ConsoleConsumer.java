package dev.assay.devstack.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads a whole topic as somebody independent would: with {@code kcat} where that is installed,
 * else with a plain consumer. Sees committed records only.
 */
final class ConsoleConsumer {
  private final String bootstrapServers;
  private final Optional<Path> kcat;

  ConsoleConsumer(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    this.kcat =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(directory -> Path.of(directory, "kcat"))
            .filter(Files::isExecutable)
            .findFirst();
  }

  /** The values of a topic, partition by partition; values must hold no line breaks. */
  List<String> read(String topic) {
    return kcat.isPresent() ? readWith(kcat.get(), topic) : readWithClient(topic);
  }

  private List<String> readWith(Path program, String topic) {
    try {
      Process process =
          new ProcessBuilder(
                  program.toString(),
                  "-C",
                  "-b",
                  bootstrapServers,
                  "-t",
                  topic,
                  "-o",
                  "beginning",
                  "-X",
                  "isolation.level=read_committed",
                  "-e",
                  "-q",
                  "-f",
                  "%s\n")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      int exit = process.waitFor();
      if (exit != 0) {
        throw new AssertionError("kcat ended with %d".formatted(exit));
      }
      return output.lines().toList();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private List<String> readWithClient(String topic) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "isolation.level",
            "read_committed",
            "auto.offset.reset",
            "earliest",
            "enable.auto.commit",
            false);
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<String> values = new ArrayList<>();
      while (!partitions.stream().allMatch(one -> consumer.position(one) >= ends.get(one))) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
          values.add(record.value());
        }
      }
      return values;
    }
  }

  @Override
  public String toString() {
    return kcat.map(Path::toString).orElse("a plain consumer (kcat is not installed)")
        + " on "
        + Arrays.stream(bootstrapServers.split(",")).collect(Collectors.joining(" "));
  }
}
