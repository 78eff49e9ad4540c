package dev.assay.triage.moving;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.assay.contracts.audit.AuditRecord;
import dev.assay.contracts.deadletters.DeadLetter;
import dev.assay.contracts.deadletters.DeadLetterReason;
import dev.assay.contracts.deadletters.Failure;
import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.contracts.deadletters.Origin;
import dev.assay.contracts.facts.Declared;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactCodec;
import dev.assay.contracts.facts.Provenance;
import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.redrives.RedriveRecord;
import dev.assay.contracts.redrives.RedriveState;
import dev.assay.contracts.redrives.RedriveWish;
import dev.assay.contracts.topics.TopicNames;
import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.kit.topics.Replication;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.SchemaText;
import dev.assay.schema.validation.Violation;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import dev.assay.triage.redrive.FixedGroups;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker with a source, its dead letters and a schema; names differ with each stage. */
public final class RedriveStage implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofMinutes(2);
  static final int PARTITIONS = 2;

  /** Events go home with their own timestamps, which are ancient here. */
  private static final Map<String, String> KEPT = Map.of("retention.ms", "-1");

  private static final AtomicInteger STAGES = new AtomicInteger();

  /** What the letters break: their producer wrote {@code src} where {@code source} belongs. */
  public static final String SCHEMA =
      """
      {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",
       "required":["source","n"],"properties":{"source":{"type":"string"},"n":{"type":"integer"}}}
      """;

  final String source = "stage%d".formatted(STAGES.incrementAndGet());
  final String dlq = TopicNames.deadLetters(source);
  final String validated = TopicNames.validated(source);
  final String parked = TopicNames.parked(source);
  final TopicNames names = new TopicNames(source + "-assay.");
  private final String bootstrapServers;
  private final KafkaProducer<byte[], byte[]> producer;

  public RedriveStage(KafkaBroker broker) throws Exception {
    this.bootstrapServers = broker.bootstrapServers();
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    createTopics(Map.of(source, PARTITIONS, dlq, PARTITIONS, validated, PARTITIONS));
    createTopics(Map.of(names.schemas(), 1));
  }

  public static KafkaBroker broker() {
    return KafkaBroker.start(
        KafkaBrokerSettings.ephemeral().with("auto.create.topics.enable", "false"));
  }

  public String dlq() {
    return dlq;
  }

  void createTopics(Map<String, Integer> partitions) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin
          .createTopics(
              partitions.entrySet().stream()
                  .map(
                      each -> new NewTopic(each.getKey(), each.getValue(), (short) 1).configs(KEPT))
                  .toList())
          .all()
          .get();
    }
  }

  public MovingSettings settings(String instance, Duration takeoverAfter) {
    return new MovingSettings(
        KafkaAccess.at(bootstrapServers),
        names,
        List.of(dlq),
        new MovingSettings.Hands(instance, takeoverAfter),
        new Replication(1, 1));
  }

  public Redrives start(StrokeWatch watch) {
    return start("one", Duration.ofMinutes(10), watch);
  }

  Redrives start(String instance, Duration takeoverAfter, StrokeWatch watch) {
    return Redrives.start(
        settings(instance, takeoverAfter),
        FixedGroups.NONE,
        Clock.systemUTC(),
        new Redrives.Watches(watch, RedriveWatch.NONE));
  }

  public void publish(String version, String schema) {
    Fact.VersionPublished fact =
        new Fact.VersionPublished(
            Subject.parse("v1/telemetry.FeedbackEvent"),
            SemVer.parse(version),
            new SchemaId(Math.abs(UUID.randomUUID().hashCode() % 10_000) + 1),
            new SchemaText(schema),
            new Declared("telemetry.FeedbackEvent", Optional.empty()),
            new Provenance("ci", Instant.EPOCH));
    send(new ProducerRecord<>(names.schemas(), FactCodec.key(fact), FactCodec.value(fact)));
  }

  /**
   * Letters {@code from} (inclusive) to {@code to} (exclusive), each of the key {@code n % keys}.
   */
  public void refuse(int from, int to, int keys) {
    for (int n = from; n < to; n++) {
      refuse(n, n % keys, "{\"src\":\"store\",\"n\":%d}".formatted(n), 0);
    }
    producer.flush();
  }

  void refuse(int n, int key, String value, int attempt) {
    send(letter(n, key, value, attempt));
  }

  ProducerRecord<byte[], byte[]> letter(int n, int key, String value, int attempt) {
    int partition = key % PARTITIONS;
    Headers headers = new RecordHeaders().add("trace", "kept".getBytes(UTF_8));
    new DeadLetter(new Origin(source, partition, n, 1_000_000L + n), failure(), attempt)
        .writeTo(headers);
    return new ProducerRecord<>(
        dlq, partition, null, ("key-" + key).getBytes(UTF_8), value.getBytes(UTF_8), headers);
  }

  void send(ProducerRecord<byte[], byte[]> record) {
    var _ = producer.send(record);
  }

  void flush() {
    producer.flush();
  }

  static Failure failure() {
    return new Failure(
        DeadLetterReason.SCHEMA_VIOLATION,
        Optional.of("v1/telemetry.FeedbackEvent@1.0.0"),
        List.of(violation()),
        group(),
        1,
        "assay/0.1.0 validator-1");
  }

  public static FailureFingerprint group() {
    return FailureFingerprint.of(
        "telemetry.FeedbackEvent", DeadLetterReason.SCHEMA_VIOLATION, List.of(violation()));
  }

  private static Violation violation() {
    return new Violation(
        "", "required", "#/required", "a member is missing", Optional.of("source"));
  }

  /** All of the group, renamed as the schema wants it. */
  RedriveWish renaming() {
    return renaming(RedriveWish.Movement.DEFAULT);
  }

  RedriveWish renaming(RedriveWish.Movement movement) {
    return new RedriveWish(
        RedriveWish.Selection.all(List.of(dlq)).ofGroup(group().value()),
        new RedriveWish.Repair(
            Optional.of(
                WireJson.MAPPER.readTree(
                    "[{\"op\":\"move\",\"from\":\"/src\",\"path\":\"/source\"}]")),
            Optional.empty(),
            Map.of()),
        movement);
  }

  static RedriveWish.Movement movement(Optional<Double> perSecond, boolean again) {
    return new RedriveWish.Movement(Optional.empty(), "source", perSecond, 3, false, again, false);
  }

  static RedriveRecord.Asked asked(boolean thenMove) {
    return new RedriveRecord.Asked("ada", "the producer is mended", 1, thenMove);
  }

  static String begun(Redrives redrives, RedriveWish wish, boolean thenMove) {
    return switch (redrives.begin(wish, asked(thenMove))) {
      case Wished.Done(RedriveView view) -> view.redrive().id();
      case Wished other -> throw new AssertionError(other.toString());
    };
  }

  static RedriveRecord awaitState(Redrives redrives, String id, RedriveState state) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> redrives.find(id).map(it -> it.redrive().state() == state).orElse(false));
    return redrives.find(id).orElseThrow().redrive();
  }

  /** What the audit's topic holds, in its order. */
  public List<AuditRecord> audit() {
    return committed(names.audit()).stream()
        .map(record -> AuditRecord.read(record.value()))
        .toList();
  }

  /** The numbers of the events in the source topic, in order. */
  public List<Integer> cameHome() {
    return numbers(source).stream().sorted().toList();
  }

  List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
    return Committed.records(bootstrapServers, topic);
  }

  /** The numbers of the events in a topic, in the order of its partitions. */
  List<Integer> numbers(String topic) {
    return Committed.numbers(bootstrapServers, topic);
  }

  static int number(ConsumerRecord<byte[], byte[]> record) {
    return Committed.number(record);
  }

  @Override
  public void close() {
    producer.close();
  }
}
