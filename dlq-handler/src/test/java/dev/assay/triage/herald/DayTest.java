package dev.assay.triage.herald;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import dev.assay.triage.ask.Asker;
import dev.assay.triage.ask.FailureGroups;
import dev.assay.triage.ask.GroupDetail;
import dev.assay.triage.ask.KnownGroup;
import dev.assay.triage.ask.Reading;
import dev.assay.triage.group.DeadLetterRecord;
import dev.assay.triage.group.FailureGroup;
import dev.assay.triage.group.Letters;
import dev.assay.triage.mark.Marks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The figures of a daily summary, counted in a real broker's topics. */
class DayTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant TODAY = NOON.minus(Duration.ofHours(23));
  private static final Instant YESTERDAY = NOON.minus(Duration.ofHours(25));
  private static KafkaBroker broker;
  private static KafkaProducer<byte[], byte[]> producer;

  @BeforeAll
  static void startBroker() throws Exception {
    broker =
        KafkaBroker.start(
            KafkaBrokerSettings.ephemeral().with("auto.create.topics.enable", "false"));
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin
          .createTopics(
              List.of(
                  topic("changes", 1),
                  topic("orders.dlq", 2),
                  topic("orders.validated", 3),
                  topic("lonely.dlq", 1),
                  topic("spring.DLT", 1)))
          .all()
          .get();
    }
    send("changes", 0, YESTERDAY, 4, "dev.assay.schema.version-published.v1");
    send("changes", 0, TODAY, 3, "dev.assay.schema.version-published.v1");
    send("changes", 0, TODAY, 5, "dev.assay.enforcement.policy-set.v1");
    send("orders.dlq", 0, YESTERDAY, 7, "");
    send("orders.dlq", 0, TODAY, 2, "");
    send("orders.dlq", 1, TODAY, 3, "");
    send("orders.validated", 2, YESTERDAY, 1, "");
    send("orders.validated", 1, TODAY, 1_200, "");
    send("spring.DLT", 0, TODAY, 6, "");
    send("lonely.dlq", 0, TODAY, 1, "");
    producer.flush();
  }

  @AfterAll
  static void closeBroker() {
    producer.close();
    broker.close();
  }

  @Test
  void theLastDayIsCountedByTopicAndNothingBefore() {
    assertThat(facts(List.of("orders.dlq", "lonely.dlq", "spring.DLT"), List.of()))
        .containsExactly(
            "3 versions published",
            "orders: about 1,205 events judged, 5 of them dead-lettered",
            "lonely: about 1 events judged, 1 of them dead-lettered",
            "spring.DLT: about 6 dead letters");
  }

  @Test
  void theFiveLargestGroupsThatFailedThatDayAreNamedLargestFirst() {
    List<KnownGroup> groups = new ArrayList<>();
    for (int size = 1; size <= 7; size++) {
      groups.add(group(size, TODAY));
    }
    groups.add(group(20, YESTERDAY));

    assertThat(facts(List.of(), groups))
        .containsExactly(
            "3 versions published", line(7), line(6), line(5), line(4), line(3));
  }

  @Test
  void groupsThatCannotBeAskedAreSaidToBeSo() {
    Day day =
        new Day(
            KafkaAccess.at(broker.bootstrapServers()),
            "changes",
            List.of(),
            new Groups(new Reading.NotNow<>("they are being restored")));

    assertThat(day.facts(NOON))
        .containsExactly(
            "3 versions published", "failure groups can't be asked now: they are being restored");
  }

  private static List<String> facts(List<String> deadLetterTopics, List<KnownGroup> groups) {
    return new Day(
            KafkaAccess.at(broker.bootstrapServers()),
            "changes",
            deadLetterTopics,
            new Groups(new Reading.Complete<>(groups)))
        .facts(NOON);
  }

  private static String line(int size) {
    return "%s v1/shop.Order: schema-violation /level, %d in all".formatted(fingerprint(size), size);
  }

  private static FailureFingerprint fingerprint(int size) {
    return new FailureFingerprint("v1:%016x".formatted(size));
  }

  private static KnownGroup group(int size, Instant lastSeen) {
    FailureGroup group = FailureGroup.of(letter(size, lastSeen, 0));
    for (int n = 1; n < size; n++) {
      group = group.with(letter(size, lastSeen, n));
    }
    return new KnownGroup(group, Marks.NONE, Optional.empty());
  }

  private static DeadLetterRecord letter(int size, Instant at, int n) {
    return Letters.letter(
        fingerprint(size), at.toEpochMilli(), n, "orders", "v1/shop.Order@1.0.0");
  }

  private static NewTopic topic(String name, int partitions) {
    return new NewTopic(name, partitions, (short) 1)
        .configs(Map.of("retention.ms", "-1", "message.timestamp.type", "CreateTime"));
  }

  private static void send(String topic, int partition, Instant at, int count, String type) {
    for (int n = 0; n < count; n++) {
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(topic, partition, at.toEpochMilli() + n, null, new byte[] {'{', '}'});
      if (!type.isEmpty()) {
        record.headers().add("ce_type", type.getBytes(UTF_8));
      }
      var _ = producer.send(record);
    }
  }

  private record Groups(Reading<List<KnownGroup>> reading) implements FailureGroups {
    @Override
    public Reading<List<KnownGroup>> beginningWith(String fingerprintPrefix, Asker asker) {
      return reading;
    }

    @Override
    public Reading<GroupDetail> timelineOf(FailureFingerprint fingerprint, Asker asker) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Reading<GroupDetail> detailOf(FailureFingerprint fingerprint, Asker asker) {
      throw new UnsupportedOperationException();
    }
  }
}
