package dev.assay.registry.changesapi;

import dev.assay.contracts.changes.ChangeEvent;
import dev.assay.contracts.changes.ChangeType;
import dev.assay.kit.http.HttpHost;
import dev.assay.kit.http.HttpSettings;
import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.kit.topics.Replication;
import dev.assay.kit.topics.TopicSpec;
import dev.assay.kit.topics.Topics;
import dev.assay.registry.Cluster;
import dev.assay.registry.changes.ChangeFeed;
import dev.assay.registry.changes.ChangeLimits;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The changes alone, within limits of the test's choice; the test writes them itself. */
final class ChangesRig implements AutoCloseable {
  static final ChangeLimits SMALL =
      new ChangeLimits(20, 1 << 20, 2, 100, 4_096, Duration.ofMillis(800), Duration.ofMillis(200));

  private final String topic;
  private final Cluster cluster;
  private final KafkaProducer<byte[], byte[]> producer;
  private final ChangeFeed feed;
  private final ChangesApi api;
  private final HttpHost http;
  private final MeterRegistry meters = new SimpleMeterRegistry();

  ChangesRig(Cluster cluster, ChangeLimits limits) {
    this.cluster = cluster;
    this.topic = cluster.topics().schemaChanges();
    Map<String, Object> kafka = Map.of("bootstrap.servers", cluster.bootstrapServers());
    Topics.ensure(
        kafka,
        List.of(TopicSpec.fixed(topic, 1, Map.of("cleanup.policy", "delete"))),
        new Replication(1, 1),
        Duration.ofSeconds(20));
    producer = new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer());
    feed = ChangeFeed.start(KafkaAccess.at(cluster.bootstrapServers()), topic, limits, meters);
    api = new ChangesApi(feed, limits, meters);
    http = HttpHost.start(HttpSettings.onLoopback(0), List.of(api));
  }

  /** Writes changes of so many characters each, and returns the offset of the last. */
  long write(String subject, int count, int size) throws Exception {
    long last = -1;
    for (int i = 0; i < count; i++) {
      ChangeEvent change =
          ChangeEvent.of(
              "%s/%d".formatted(subject, i),
              ChangeType.VERSION_PUBLISHED,
              subject,
              Instant.EPOCH,
              Map.of("filler", "x".repeat(size)));
      last = send(change.toRecord(topic));
    }
    return last;
  }

  long send(ProducerRecord<byte[], byte[]> record) throws Exception {
    return producer.send(record).get(20, TimeUnit.SECONDS).offset();
  }

  /** Lets everything before an offset fall out of retention. */
  void forgetBefore(long offset) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
      admin
          .deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(offset)))
          .all()
          .get(20, TimeUnit.SECONDS);
    }
  }

  String topic() {
    return topic;
  }

  URI at(String path) {
    return http.uri().resolve(path);
  }

  ChangeFeed feed() {
    return feed;
  }

  ChangesApi api() {
    return api;
  }

  double metered(String name) {
    return meters.find(name).counters().stream().mapToDouble(counter -> counter.count()).sum();
  }

  double subscribers() {
    return meters.get("assay_changes_subscribers").gauge().value();
  }

  @Override
  public void close() {
    api.endStreams();
    http.close();
    feed.close();
    producer.close();
  }
}
