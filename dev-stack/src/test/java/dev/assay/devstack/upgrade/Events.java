package dev.assay.devstack.upgrade;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Numbered events, every tenth of which breaks the schema, in one of several places. */
final class Events implements AutoCloseable {
  static final String TOPIC = "upgrade.events";
  static final String SCHEMA_NAME = "upgrade.Event";
  static final String SCHEMA =
      """
      {"type":"object","required":["n"],"properties":{"n":{"type":"integer"}},
       "additionalProperties":{"type":"boolean"}}
      """;
  private static final String PLACES = "abcdefgh";
  private static final long EVERY_NANOS = 5_000_000;

  private final String bootstrapServers;
  private final AtomicInteger sent = new AtomicInteger();
  private final Thread thread;
  private volatile boolean going = true;

  Events(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    this.thread = Thread.ofPlatform().name("events").start(this::send);
  }

  private void send() {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "enable.idempotence", true),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      while (going) {
        int n = sent.getAndIncrement();
        String event =
            isBroken(n)
                ? "{\"n\":%d,\"%s\":null}".formatted(n, member(n))
                : "{\"n\":%d}".formatted(n);
        var _ =
            producer.send(
                new ProducerRecord<>(
                    TOPIC, Integer.toString(n % 7).getBytes(UTF_8), event.getBytes(UTF_8)));
        LockSupport.parkNanos(EVERY_NANOS);
      }
    }
  }

  private static boolean isBroken(int n) {
    return n % 10 == 0;
  }

  private static char member(int n) {
    return PLACES.charAt(n / 10 % PLACES.length());
  }

  /** How many dead letters there should be of each place in the event. */
  static Map<String, Long> expectedByPlace(int sent) {
    return expected(sent, true).stream()
        .collect(Collectors.groupingBy(n -> "/" + member(n), TreeMap::new, Collectors.counting()));
  }

  /** Sends no more; how many were sent. */
  int end() throws InterruptedException {
    going = false;
    thread.join();
    return sent.get();
  }

  /** The numbers of valid or broken events that should have arrived. */
  static List<Integer> expected(int sent, boolean broken) {
    List<Integer> numbers = new ArrayList<>();
    for (int n = 0; n < sent; n++) {
      if (isBroken(n) == broken) {
        numbers.add(n);
      }
    }
    return numbers;
  }

  /** The numbers of the events in a topic, each as often as it is there. */
  List<Integer> arrivedIn(String topic) {
    List<Integer> numbers = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(topic, each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record ->
                numbers.add(
                    Integer.valueOf(new String(record.value(), UTF_8).replaceAll("[^0-9]", ""))));
      }
    }
    numbers.sort(Integer::compare);
    return numbers;
  }

  @Override
  public void close() {
    going = false;
  }
}
