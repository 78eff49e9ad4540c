package dev.assay.validator.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactCodec;
import dev.assay.contracts.topics.TopicNames;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real broker with a registry's topics and a source topic, and how a test talks to it. */
final class Cluster implements AutoCloseable {
  static final String SOURCE = "telemetry.feedback";
  static final int PARTITIONS = 3;

  private final KafkaBroker broker =
      KafkaBroker.start(
          // An only broker that hands over its partitions when it stops leaves them without a
          // leader, and Kafka 4.3.1 then forgets the ends of transactions (KAFKA-20734).
          KafkaBrokerSettings.ephemeral()
              .with("controlled.shutdown.enable", "false")
              .with("broker.heartbeat.interval.ms", "500")
              .with("broker.session.timeout.ms", "6000"));
  private final KafkaProducer<byte[], byte[]> producer =
      new KafkaProducer<>(
          Map.of(
              ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
              broker.bootstrapServers(),
              ProducerConfig.LINGER_MS_CONFIG,
              5),
          new ByteArraySerializer(),
          new ByteArraySerializer());

  Cluster() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) bootstrapServers()))) {
      Map<String, String> compacted = Map.of("cleanup.policy", "compact");
      admin
          .createTopics(
              List.of(
                  new NewTopic(TopicNames.DEFAULT.schemas(), 1, (short) 1).configs(compacted),
                  new NewTopic(TopicNames.DEFAULT.enforcement(), 1, (short) 1).configs(compacted),
                  new NewTopic(SOURCE, PARTITIONS, (short) 1)))
          .all()
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  void restartBroker() {
    broker.stop();
    broker.startAgain();
  }

  void create(NewTopic topic) {
    administer(admin -> admin.createTopics(List.of(topic)).all());
  }

  void delete(String topic) {
    administer(admin -> admin.deleteTopics(List.of(topic)).all());
  }

  void alter(String topic, String setting, String value) {
    administer(admin ->
        admin
            .incrementalAlterConfigs(
                Map.of(
                    new ConfigResource(ConfigResource.Type.TOPIC, topic),
                    List.of(
                        new AlterConfigOp(
                            new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))))
            .all());
  }

  private void administer(Function<Admin, KafkaFuture<Void>> action) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) bootstrapServers()))) {
      var _ = action.apply(admin).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A record of a topic as somebody else's program would write it. */
  void write(String topic, byte[] key, byte[] value) {
    var _ = producer.send(new ProducerRecord<>(topic, key, value));
    producer.flush();
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  void state(String topic, Fact fact) {
    var _ = producer.send(new ProducerRecord<>(topic, FactCodec.key(fact), FactCodec.value(fact)));
    producer.flush();
  }

  void send(int partition, String key, String value) {
    var _ =
        producer.send(
            new ProducerRecord<>(SOURCE, partition, key.getBytes(UTF_8), value.getBytes(UTF_8)));
  }

  void sendAt(int partition, String key, String value, Instant time) {
    var _ =
        producer.send(
            new ProducerRecord<>(
                SOURCE,
                partition,
                time.toEpochMilli(),
                key.getBytes(UTF_8),
                value.getBytes(UTF_8)));
  }

  void sendTo(String topic, String key, String value) {
    var _ = producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8)));
  }

  void claim(String schema, String key, String value) {
    ProducerRecord<byte[], byte[]> event =
        new ProducerRecord<>(SOURCE, key.getBytes(UTF_8), value.getBytes(UTF_8));
    event.headers().add("assay-schema", schema.getBytes(UTF_8));
    var _ = producer.send(event);
  }

  void create(String topic, int partitions) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  void flush() {
    producer.flush();
  }

  boolean exists(String topic) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) bootstrapServers()))) {
      return admin.listTopics().names().get().contains(topic);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every committed record of some topics, from the beginning to the end as it is now. */
  List<ConsumerRecord<byte[], byte[]>> committed(String... topics) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          List.of(topics).stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(Duration.ofMillis(200)).forEach(all::add);
      }
      return all;
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
    broker.close();
  }
}
