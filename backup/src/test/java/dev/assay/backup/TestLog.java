package dev.assay.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.backup.form.FactTopic;
import dev.assay.backup.form.LogContents;
import dev.assay.backup.form.LogRecord;
import dev.assay.backup.source.KafkaLog;
import dev.assay.backup.source.LogPlace;
import dev.assay.backup.source.Progress;
import dev.assay.contracts.enforcement.Cause;
import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.facts.Declared;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactCodec;
import dev.assay.contracts.facts.Provenance;
import dev.assay.contracts.topics.TopicNames;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.SchemaText;
import dev.assay.servers.kafka.KafkaBroker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A registry's log, with a prefix of its own, written as a registry does. */
record TestLog(KafkaBroker broker, TopicNames topics) {
  private static final AtomicInteger LOGS = new AtomicInteger();
  private static final Provenance SOMEBODY = new Provenance("ci", Instant.ofEpochMilli(1_000));

  /** One whose topics are not there yet. */
  static TestLog on(KafkaBroker broker) {
    return new TestLog(broker, new TopicNames("b%d.".formatted(LOGS.incrementAndGet())));
  }

  /** One that says a few things, some of them withdrawn or said anew. */
  static TestLog filled(KafkaBroker broker) throws Exception {
    TestLog log = on(broker);
    log.create();
    log.write(version("telemetry.A", "1.0.0", 1), ids(1));
    log.write(version("telemetry.A", "1.1.0", 2), version("telemetry.Uni", "1.0.0", 3), ids(3));
    log.abort(version("telemetry.Never", "1.0.0", 4));
    log.write(policy("telemetry.A", Mode.ENFORCE, 1));
    log.write(policy("telemetry.A", Mode.LOG_ONLY, 2));
    log.write(
        new Fact.VersionPurged(
            subject("telemetry.A"), SemVer.parse("1.1.0"), new SchemaId(2), "secret", SOMEBODY));
    return log;
  }

  static Fact version(String name, String version, int id) {
    return new Fact.VersionPublished(
        subject(name),
        SemVer.parse(version),
        new SchemaId(id),
        new SchemaText("{\"title\":\"Ünï\",\"maximum\":%d.50}".formatted(id)),
        new Declared(name, Optional.empty()),
        SOMEBODY);
  }

  static Fact ids(int highest) {
    return new Fact.IdsIssued(new SchemaId(highest));
  }

  static Fact policy(String schema, Mode mode, long revision) {
    return new Fact.PolicySet(
        new EnforcementPolicy(
            Scope.parse("schema:" + schema),
            EnforcementPolicy.Rule.of(mode),
            revision,
            "ops",
            "",
            Instant.ofEpochMilli(2_000),
            Optional.empty(),
            new Cause.Operator()));
  }

  private static Subject subject(String name) {
    return Subject.of("v1", name);
  }

  LogPlace place() {
    return new LogPlace(Map.of("bootstrap.servers", broker.bootstrapServers()), topics);
  }

  void create() throws Exception {
    try (Admin admin = Admin.create(place().client())) {
      var _ =
          admin
              .createTopics(
                  Arrays.stream(FactTopic.values())
                      .map(topic ->
                          new NewTopic(topic.in(topics), 1, (short) 1)
                              .configs(TopicNames.FACTS_SETTINGS))
                      .toList())
              .all()
              .get();
    }
  }

  void write(Fact... facts) {
    try (KafkaProducer<byte[], byte[]> pen = pen()) {
      pen.initTransactions();
      pen.beginTransaction();
      send(pen, facts);
      pen.commitTransaction();
    }
    settle();
  }

  /** Whoever takes the pen waits until what was committed before is seen. */
  private void settle() {
    try (KafkaProducer<byte[], byte[]> pen = pen()) {
      pen.initTransactions();
    }
  }

  void abort(Fact... facts) {
    try (KafkaProducer<byte[], byte[]> pen = pen()) {
      pen.initTransactions();
      pen.beginTransaction();
      send(pen, facts);
      pen.flush();
      pen.abortTransaction();
    }
  }

  private void send(KafkaProducer<byte[], byte[]> pen, Fact... facts) {
    for (Fact fact : facts) {
      boolean isPolicy = fact instanceof Fact.PolicySet;
      String topic = isPolicy ? topics.enforcement() : topics.schemas();
      var _ = pen.send(new ProducerRecord<>(topic, 0, FactCodec.key(fact), FactCodec.value(fact)));
      for (String withdrawn : fact.withdraws()) {
        var _ = pen.send(new ProducerRecord<>(topic, 0, withdrawn.getBytes(UTF_8), null));
      }
    }
  }

  KafkaProducer<byte[], byte[]> pen() {
    return new KafkaProducer<>(
        place().clientWith(Map.of("transactional.id", topics.pen())),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /** What it says, as somebody reads it who asks Kafka. */
  LogContents contents() {
    LogContents contents = new LogContents();
    records().forEach(contents::add);
    return contents;
  }

  List<LogRecord> records() {
    List<LogRecord> records = new ArrayList<>();
    try (KafkaLog log = new KafkaLog(place())) {
      var _ = log.read(records::add, Progress.UNHEARD);
    }
    return records;
  }

  /** Records as text, without their offsets, which another log doesn't have. */
  List<String> texts() {
    return records().stream()
        .map(record ->
            "%s %d %s = %s"
                .formatted(
                    record.topic(),
                    record.timestampMs(),
                    new String(record.key(), UTF_8),
                    record.value().map(value -> new String(value, UTF_8)).orElse("withdrawn")))
        .toList();
  }
}
