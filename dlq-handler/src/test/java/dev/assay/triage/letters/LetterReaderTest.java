package dev.assay.triage.letters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.rest.LettersBody.Letter;
import dev.assay.contracts.rest.LettersBody.LetterHeader;
import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import dev.assay.triage.DeadLetterBytes;
import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.group.Moment;
import dev.assay.triage.intake.Arrival;
import dev.assay.triage.intake.Intake;
import dev.assay.triage.privacy.PlacePattern;
import dev.assay.triage.privacy.Privacy;
import dev.assay.triage.privacy.PrivacyRule;
import dev.assay.triage.privacy.SchemaTexts;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whole letters as they lie in a real broker's topic. */
class LetterReaderTest {
  private static final Privacy EMAILS_ARE_HIDDEN =
      new Privacy(
          List.of(
              new PrivacyRule(
                  Pattern.compile("shop"), List.of(PlacePattern.parse("/email")), false)),
          SchemaTexts.NONE);
  private static final byte[] EVENT = "{\"email\":\"a@b.c\"}".getBytes(UTF_8);
  private static KafkaBroker broker;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = KafkaBroker.start(KafkaBrokerSettings.ephemeral());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic("validator.dlq", 1, (short) 1),
                  new NewTopic("spring.dlq", 1, (short) 1)))
          .all()
          .get();
    }
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(record("validator.dlq", DeadLetterBytes.VALUE, validatorsHeaders())).get();
      producer.send(record("spring.dlq", EVENT, springs())).get();
    }
  }

  private static ProducerRecord<byte[], byte[]> record(
      String topic, byte[] value, Headers headers) {
    return new ProducerRecord<>(topic, 0, null, null, value, headers);
  }

  @AfterAll
  static void closeBroker() {
    broker.close();
  }

  @Test
  void aLetterSaysItsHeadersAndWhatIsWrongWhere() {
    Letter letter = only("validator.dlq", validatorsHeaders(), DeadLetterBytes.VALUE, Privacy.NONE);

    assertThat(letter.writtenBy()).contains("assay");
    assertThat(letter.keyword()).contains("minimum");
    assertThat(letter.place()).contains("/queue_size");
    assertThat(letter.headers().orElseThrow())
        .contains(
            new LetterHeader("traceparent", Optional.of(base64("00-1-2"))),
            new LetterHeader("empty", Optional.empty()),
            new LetterHeader("assay-reason", Optional.of(base64("schema-violation"))));
  }

  @Test
  void headersThatMayQuoteTheEventAreLeftOutWithWhatIsHidden() {
    Letter whole = only("spring.dlq", springs(), EVENT, Privacy.NONE);
    Letter veiled = only("spring.dlq", springs(), EVENT, EMAILS_ARE_HIDDEN);

    assertThat(names(whole))
        .contains("kafka_dlt-exception-message", "kafka_dlt-exception-stacktrace");
    assertThat(names(veiled))
        .contains("kafka_dlt-original-topic", "traceparent")
        .doesNotContain("kafka_dlt-exception-message", "kafka_dlt-exception-stacktrace");
    assertThat(veiled.toString()).doesNotContain("a@b.c", base64("no mail to a@b.c"));
  }

  private static List<String> names(Letter letter) {
    return letter.headers().orElseThrow().stream().map(LetterHeader::name).toList();
  }

  private static Letter only(String topic, Headers headers, byte[] value, Privacy privacy) {
    Arrival arrival =
        new Arrival(
            new Moment(Instant.EPOCH, new LetterPosition(topic, 0, 0)),
            headers,
            Optional.empty(),
            Optional.of(value));
    LetterReader reader =
        new LetterReader(KafkaAccess.at(broker.bootstrapServers()), _ -> true, privacy);
    List<Letter> letters =
        reader
            .page(
                new LetterQuery(
                    Intake.read(arrival).letter().fingerprint(),
                    List.of(topic),
                    Instant.EPOCH,
                    Optional.empty(),
                    Optional.empty(),
                    10))
            .letters();
    assertThat(letters).hasSize(1);
    return letters.getFirst();
  }

  private static Headers validatorsHeaders() {
    return DeadLetterBytes.headers("queue_size", "telemetry", 3)
        .add("traceparent", "00-1-2".getBytes(UTF_8))
        .add("empty", null);
  }

  private static Headers springs() {
    return new RecordHeaders()
        .add("kafka_dlt-original-topic", "shop".getBytes(UTF_8))
        .add("kafka_dlt-original-partition", ByteBuffer.allocate(4).putInt(0).array())
        .add("kafka_dlt-original-offset", ByteBuffer.allocate(8).putLong(4).array())
        .add("kafka_dlt-exception-fqcn", "java.lang.IllegalStateException".getBytes(UTF_8))
        .add("kafka_dlt-exception-message", "no mail to a@b.c".getBytes(UTF_8))
        .add("kafka_dlt-exception-stacktrace", "at Shop: a@b.c".getBytes(UTF_8))
        .add("traceparent", "00-1-2".getBytes(UTF_8));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
