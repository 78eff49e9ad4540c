package dev.assay.devstack.soak;

import dev.assay.contracts.topics.TopicNames;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Looks at the topics, as a reader of committed records sees them. */
final class Reckoning {
  private static final String VALIDATED = TopicNames.validated(ValidatorWords.SOURCE);
  private static final String DEAD_LETTERS = TopicNames.deadLetters(ValidatorWords.SOURCE);

  private final String bootstrapServers;
  private final Admin admin;

  Reckoning(String bootstrapServers, Admin admin) {
    this.bootstrapServers = bootstrapServers;
    this.admin = admin;
  }

  /** Events of the source that are not committed as judged. */
  long behind() throws InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        await(admin.listConsumerGroupOffsets(ValidatorWords.GROUP).partitionsToOffsetAndMetadata());
    long judged = committed.values().stream().mapToLong(OffsetAndMetadata::offset).sum();
    return sum(ends(ValidatorWords.SOURCE, IsolationLevel.READ_UNCOMMITTED)) - judged;
  }

  /** Records of the outputs that no reader gets, because a transaction before them is open. */
  long heldBack() throws InterruptedException {
    long held = 0;
    for (String topic : List.of(VALIDATED, DEAD_LETTERS)) {
      held +=
          sum(ends(topic, IsolationLevel.READ_UNCOMMITTED))
              - sum(ends(topic, IsolationLevel.READ_COMMITTED));
    }
    return held;
  }

  /** Reads all three topics into a ledger, the source first. */
  Ledger read(NumberedEvent events) {
    Ledger ledger = new Ledger(events);
    read(ledger, Ledger.Place.SOURCE, ValidatorWords.SOURCE);
    read(ledger, Ledger.Place.VALIDATED, VALIDATED);
    read(ledger, Ledger.Place.DEAD_LETTERS, DEAD_LETTERS);
    return ledger;
  }

  private void read(Ledger ledger, Ledger.Place place, String topic) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = partitions(topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> ledger.saw(place, record.partition(), record.value()));
      }
    }
  }

  private Map<TopicPartition, Long> ends(String topic, IsolationLevel isolation)
      throws InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted =
        partitions(topic).stream()
            .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
    return await(admin.listOffsets(wanted, new ListOffsetsOptions(isolation)).all())
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }

  private static List<TopicPartition> partitions(String topic) {
    return IntStream.range(0, Groundwork.PARTITIONS)
        .mapToObj(partition -> new TopicPartition(topic, partition))
        .toList();
  }

  private static long sum(Map<TopicPartition, Long> offsets) {
    return offsets.values().stream().mapToLong(Long::longValue).sum();
  }

  private static <T> T await(KafkaFuture<T> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException failed) {
      throw new SoakBroken("the broker did not answer: " + failed.getCause());
    }
  }
}
