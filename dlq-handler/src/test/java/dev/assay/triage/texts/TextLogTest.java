package dev.assay.triage.texts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.contracts.facts.Declared;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactCodec;
import dev.assay.contracts.facts.Provenance;
import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.SchemaText;
import dev.assay.servers.FreePorts;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.time.Instant;
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

/** The registry's log on a real broker, followed for what schemas say. */
class TextLogTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final SchemaReference ANY = SchemaReference.parse("v1/shop.Order");
  private static KafkaBroker broker;
  private static KafkaProducer<byte[], byte[]> producer;

  @BeforeAll
  static void startBroker() {
    broker =
        KafkaBroker.start(
            KafkaBrokerSettings.ephemeral().with("auto.create.topics.enable", "false"));
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @AfterAll
  static void closeBroker() {
    producer.close();
    broker.close();
  }

  @Test
  void everyVersionOfANameIsThereAndOnlyWhatNobodyPublishedIsMissing() throws Exception {
    create("log");
    publish("log", "v1/shop.Order", "1.0.0", "{\"title\":\"first\"}");
    publish("log", "v1/shop.Order", "1.0.0", "{\"title\":\"first\"}");
    publish("log", "v2/shop.Order", "1.0.0", "{\"title\":\"preview\"}");
    var _ = producer.send(new ProducerRecord<>("log", "garbage".getBytes(UTF_8), new byte[3]));
    producer.flush();

    try (TextLog texts = TextLog.start(access(), "log", PATIENCE)) {
      assertThat(titles(texts)).containsExactly("first", "preview");
      assertThat(texts.named("shop.Invoice")).isEmpty();
      assertThat(texts.isMissing(SchemaReference.parse("v1/shop.Order@1.0.0"))).isFalse();
      assertThat(texts.isMissing(SchemaReference.parse("v1/shop.Order@1.1.0"))).isTrue();
      assertThat(texts.isMissing(ANY)).isFalse();
      long before = texts.generation();

      publish("log", "v1/shop.Order", "1.1.0", "{\"title\":\"second\"}");

      await()
          .atMost(PATIENCE)
          .until(() -> !texts.isMissing(SchemaReference.parse("v1/shop.Order@1.1.0")));
      assertThat(titles(texts)).containsExactly("first", "preview", "second");
      assertThat(texts.generation()).isGreaterThan(before);
    }
  }

  @Test
  void withoutALogNothingIsMissingUntilThereIsOne() throws Exception {
    try (TextLog texts = TextLog.start(access(), "later", PATIENCE)) {
      assertThat(texts.isMissing(SchemaReference.parse("v1/shop.Order@1.0.0"))).isFalse();

      create("later");

      await()
          .atMost(PATIENCE)
          .until(() -> texts.isMissing(SchemaReference.parse("v1/shop.Order@1.0.0")));
      publish("later", "v1/shop.Order", "1.0.0", "{\"title\":\"first\"}");
      await().atMost(PATIENCE).until(() -> titles(texts).equals(List.of("first")));
      assertThat(texts.isMissing(SchemaReference.parse("v1/shop.Order@1.0.0"))).isFalse();
    }
  }

  @Test
  void untilTheLogIsReadEverythingIsMissing() throws Exception {
    try (ServerSocketChannel mute = FreePorts.bindAny();
        TextLog texts =
            TextLog.start(
                KafkaAccess.at("127.0.0.1:" + mute.socket().getLocalPort()),
                "log",
                Duration.ofMillis(1))) {
      assertThat(texts.isMissing(ANY)).isTrue();
      assertThat(texts.named("shop.Order")).isEmpty();
    }
  }

  private static List<String> titles(TextLog texts) {
    return texts.named("shop.Order").stream()
        .map(document -> document.path("title").asString("?"))
        .toList();
  }

  private static KafkaAccess access() {
    return KafkaAccess.at(broker.bootstrapServers());
  }

  private static void create(String topic) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
  }

  private static void publish(String topic, String subject, String version, String schema) {
    Fact fact =
        new Fact.VersionPublished(
            Subject.parse(subject),
            SemVer.parse(version),
            new SchemaId(1),
            new SchemaText(schema),
            new Declared("shop.Order", Optional.empty()),
            new Provenance("ada", Instant.EPOCH));
    var _ =
        producer.send(new ProducerRecord<>(topic, 0, FactCodec.key(fact), FactCodec.value(fact)));
    producer.flush();
  }
}
