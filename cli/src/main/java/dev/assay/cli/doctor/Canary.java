package dev.assay.cli.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.cli.connection.KafkaOption;
import dev.assay.contracts.headers.HeaderNames;
import dev.assay.contracts.rest.BindingsInForceBody;
import dev.assay.contracts.rest.BindingsInForceBody.InForce;
import dev.assay.contracts.topics.TopicNames;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends one event that is no JSON to a source topic, and sees where it comes out.
 *
 * @param kafka how it is reached
 * @param topic the source topic
 * @param patience how long to wait for it
 */
record Canary(KafkaOption kafka, String topic, Duration patience) {
  private static final String CHECK = "canary";
  private static final byte[] KNOWN_BAD =
      "{\"assay-doctor\": this event is no JSON, and shall be refused".getBytes(UTF_8);

  Finding fly(BindingsInForceBody bindings) throws InterruptedException {
    Optional<InForce> binding =
        bindings.bindings().stream()
            .filter(one ->
                one.source().filter(topic::equals).isPresent()
                    || one.topics().filter(all -> all.contains(topic)).isPresent())
            .findFirst();
    if (binding.isEmpty()) {
      return Finding.fail(
          CHECK,
          "no binding reads topic '%s'".formatted(topic),
          "name one of: " + String.join(", ", sources(bindings)));
    }
    String deadLetters = binding.get().deadLetters().orElseGet(() -> TopicNames.deadLetters(topic));
    String validated = binding.get().validated().orElseGet(() -> TopicNames.validated(topic));
    try (KafkaConsumer<byte[], byte[]> consumer = atTheEnd(List.of(deadLetters, validated))) {
      byte[] key = ("assay-doctor-" + UUID.randomUUID()).getBytes(UTF_8);
      send(key);
      return judged(awaited(consumer, key), deadLetters);
    } catch (KafkaException | ExecutionException failed) {
      return Finding.fail(
          CHECK, "it could not be sent or looked for: " + failed, "see the user's rights");
    }
  }

  private static List<String> sources(BindingsInForceBody bindings) {
    return bindings.bindings().stream().flatMap(one -> one.source().stream()).sorted().toList();
  }

  private Finding judged(Optional<ConsumerRecord<byte[], byte[]>> out, String deadLetters) {
    if (out.isEmpty()) {
      return Finding.fail(
          CHECK,
          "a known-bad event to %s came out nowhere within %d s"
              .formatted(topic, patience.toSeconds()),
          "docs/runbooks/AssayValidatorStalled.md");
    }
    ConsumerRecord<byte[], byte[]> record = out.get();
    if (record.topic().equals(deadLetters)) {
      return Finding.ok(CHECK, "a known-bad event to %s is in %s".formatted(topic, deadLetters));
    }
    boolean isMarked = record.headers().lastHeader(HeaderNames.VERDICT) != null;
    return Finding.warn(
        CHECK,
        "a known-bad event to %s passed to %s, %s"
            .formatted(
                topic,
                record.topic(),
                isMarked ? "marked as invalid: nothing enforces there" : "unlooked at: mode off"),
        "assay mode get topic:%s; assay mode set topic:%s enforce".formatted(topic, topic));
  }

  private KafkaConsumer<byte[], byte[]> atTheEnd(List<String> topics) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            kafka.with(Map.of("isolation.level", "read_committed")),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> all =
        topics.stream()
            .flatMap(name -> consumer.partitionsFor(name).stream())
            .map(Canary::partition)
            .toList();
    consumer.assign(all);
    consumer.seekToEnd(all);
    all.forEach(consumer::position);
    return consumer;
  }

  private static TopicPartition partition(PartitionInfo info) {
    return new TopicPartition(info.topic(), info.partition());
  }

  private void send(byte[] key) throws InterruptedException, ExecutionException {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            kafka.with(Map.of()), new ByteArraySerializer(), new ByteArraySerializer())) {
      var _ = producer.send(new ProducerRecord<>(topic, key, KNOWN_BAD)).get();
    }
  }

  private Optional<ConsumerRecord<byte[], byte[]>> awaited(
      KafkaConsumer<byte[], byte[]> consumer, byte[] key) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < deadline) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
        if (Arrays.equals(record.key(), key)) {
          return Optional.of(record);
        }
      }
    }
    return Optional.empty();
  }
}
