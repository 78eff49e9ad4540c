package dev.assay.triage.heal;

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
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import dev.assay.triage.ask.KnownGroup;
import dev.assay.triage.ask.Suggestion;
import dev.assay.triage.group.EventText;
import dev.assay.triage.group.FailureGroup;
import dev.assay.triage.group.Letters;
import dev.assay.triage.group.Sample;
import dev.assay.triage.mark.Marks;
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
import org.junit.jupiter.api.Test;

/** The registry's log on a real broker, judged by real schemas. */
class SchemaFollowerTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String TOPIC = "assay.schemas";
  private static final Subject SUBJECT = Subject.of("v1", "telemetry.FeedbackEvent");
  private static final SchemaReference NAMED = SchemaReference.latestOf(SUBJECT);

  @Test
  void theNewestVersionJudgesWhateverElseTheLogHolds() throws Exception {
    try (KafkaBroker broker = KafkaBroker.start(KafkaBrokerSettings.ephemeral());
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
        admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
      }
      publish(producer, "1.0.0", "{\"type\":\"object\",\"required\":[\"level\"]}");
      var _ = producer.send(new ProducerRecord<>(TOPIC, "garbage".getBytes(UTF_8), new byte[3]));
      publish(producer, "1.1.0", "{\"type\":\"object\"}");
      publish(producer, "1.0.1", "{\"type\":\"array\"}");
      producer.flush();
      try (SchemaFollower schemas =
          SchemaFollower.start(KafkaAccess.at(broker.bootstrapServers()), TOPIC)) {
        await().atMost(PATIENCE).until(() -> schemas.generation() == 3);
        assertThat(schemas.of(NAMED).orElseThrow().version().toString())
            .isEqualTo("v1/telemetry.FeedbackEvent@1.1.0");
        assertThat(schemas.of(SchemaReference.parse("v2/telemetry.FeedbackEvent"))).isEmpty();

        Optional<Suggestion> found = judged(schemas);

        assertThat(found.orElseThrow().passed()).isEqualTo(2);
        assertThat(found.orElseThrow().judged()).isEqualTo(3);
        assertThat(found.orElseThrow().isExact()).isFalse();
      }
    }
  }

  /** Two samples that pass (one in an envelope), one that doesn't, one that was cut. */
  private static Optional<Suggestion> judged(SchemaFollower schemas) {
    KnownGroup known =
        new KnownGroup(FailureGroup.of(Letters.at(1, 1)), Marks.NONE, Optional.empty());
    Healing healing = new Healing(schemas);
    Judge judge = healing.judgeOf(known, Instant.EPOCH).orElseThrow();
    return healing.judged(
        known,
        List.of(
            sample("{\"a\":1}", false),
            sample("{\"id\":1,\"meta\":{},\"payload\":{}}", false),
            sample("[1]", false),
            sample("{\"a\":", true)),
        judge,
        Instant.EPOCH);
  }

  private static Sample sample(String value, boolean cut) {
    Sample like = Letters.sample(Letters.at(1, 1));
    return new Sample(
        like.moment(),
        like.origin(),
        like.schema(),
        like.producer(),
        new Sample.Event(Optional.empty(), new EventText(value, cut)),
        0,
        List.of());
  }

  private static void publish(
      KafkaProducer<byte[], byte[]> producer, String version, String schema) {
    Fact fact =
        new Fact.VersionPublished(
            SUBJECT,
            SemVer.parse(version),
            new SchemaId(1),
            new SchemaText(schema),
            new Declared(SUBJECT.name().value(), Optional.empty()),
            new Provenance("ada", Instant.EPOCH));
    var _ =
        producer.send(new ProducerRecord<>(TOPIC, 0, FactCodec.key(fact), FactCodec.value(fact)));
  }
}
