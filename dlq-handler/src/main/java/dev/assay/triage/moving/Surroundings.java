package dev.assay.triage.moving;

import dev.assay.contracts.facts.FactCodec;
import dev.assay.contracts.redrives.RedriveProgress;
import dev.assay.contracts.redrives.RedriveRecord;
import dev.assay.contracts.redrives.RedriveWish.Selection;
import dev.assay.kit.topics.BrokerUnreachable;
import dev.assay.kit.topics.TopicSpec;
import dev.assay.kit.topics.Topics;
import dev.assay.triage.archive.ArchiveName;
import dev.assay.triage.archive.ArchiveRefused;
import dev.assay.triage.archive.ArchiveStore;
import dev.assay.triage.archive.Manifest;
import dev.assay.triage.judging.Judging;
import dev.assay.triage.judging.PublishedSchemas;
import dev.assay.triage.redrive.Decider;
import dev.assay.triage.redrive.Destinations;
import dev.assay.triage.redrive.Redriven;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds out what a redrive needs to know before it begins: schemas, topics, what was moved before.
 *
 * <p>Schemas come from their topic, not over HTTP: it is the truth, and a redrive depends on Kafka
 * anyway. It is read to its end each time, which takes milliseconds for some hundred versions.
 */
final class Surroundings {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(200);

  private final MovingSettings settings;

  Surroundings(MovingSettings settings) {
    this.settings = settings;
  }

  /** What decisions depend on, as of now. */
  Decider.World world(RedriveLog log) {
    Map<String, Integer> topics = topics();
    return new Decider.World(
        new Judging(
            topics.containsKey(settings.names().schemas()) ? schemas() : new PublishedSchemas()),
        Redriven.of(log.segments()),
        new Destinations(topics, settings.names(), Set.copyOf(settings.deadLetterTopics())));
  }

  /** The letters that a redrive is about, from where it has come to. */
  Letters letters(RedriveRecord redrive) {
    return redrive
        .wish()
        .selection()
        .archive()
        .<Letters>map(name -> new ArchivedLetters(manifest(name), store(), redrive.partitions()))
        .orElseGet(() -> new LetterReader(settings.kafka(), redrive.partitions()));
  }

  /** All that a selection may be about, where it lies. */
  List<RedriveProgress> extent(Selection selection) {
    return selection
        .archive()
        .map(name -> ArchivedLetters.extent(manifest(name), selection.topics()))
        .orElseGet(() -> extent(selection.topics()));
  }

  private Manifest manifest(String archive) {
    return Manifest.of(new ArchiveName(archive), store());
  }

  private ArchiveStore store() {
    return settings
        .archives()
        .orElseThrow(() ->
            new ArchiveRefused(
                "no store of archives is configured; set archive.directory or archive.s3.bucket"));
  }

  /**
   * All that stands in these topics now: from the first offset that is left to the last that is
   * committed.
   */
  List<RedriveProgress> extent(List<String> topics) {
    try (Consumer<byte[], byte[]> consumer = Consumers.committed(settings.kafka())) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (String topic : topics) {
        for (PartitionInfo info : consumer.partitionsFor(topic)) {
          partitions.add(new TopicPartition(topic, info.partition()));
        }
      }
      Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
      Map<TopicPartition, Long> last = consumer.endOffsets(partitions);
      return partitions.stream()
          .sorted(
              Comparator.comparing(TopicPartition::topic)
                  .thenComparingInt(TopicPartition::partition))
          .map(each -> {
            long start = first.getOrDefault(each, 0L);
            long end = Math.max(start, last.getOrDefault(each, start));
            return new RedriveProgress(each.topic(), each.partition(), start, end, start);
          })
          .toList();
    }
  }

  /** Creates a parking topic where it is missing. */
  void ensureParking(Map<String, Integer> partitionsByTopic) {
    List<TopicSpec> specs = new ArrayList<>();
    partitionsByTopic.forEach((topic, partitions) ->
        specs.add(TopicSpec.initially(topic, partitions, Map.of("cleanup.policy", "delete"))));
    try {
      Topics.ensure(admin(), specs, settings.replication(), PATIENCE);
    } catch (BrokerUnreachable away) {
      // A service can't start without its broker; one that is at work waits for it.
      throw new KafkaException("parking topics can't be created now", away);
    }
  }

  private Map<String, Object> admin() {
    return settings.kafka().properties();
  }

  private Map<String, Integer> topics() {
    try (Admin admin = Admin.create(admin())) {
      Set<String> names =
          new TreeSet<>(admin.listTopics().names().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
      Map<String, Integer> partitions = new HashMap<>();
      for (TopicDescription topic :
          admin
              .describeTopics(names)
              .allTopicNames()
              .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
              .values()) {
        partitions.put(topic.name(), topic.partitions().size());
      }
      return partitions;
    } catch (ExecutionException | TimeoutException failed) {
      throw new KafkaException("the topics of the cluster are not known", failed);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      throw new KafkaException("told to stop", told);
    }
  }

  private PublishedSchemas schemas() {
    PublishedSchemas schemas = new PublishedSchemas();
    TopicPartition partition = new TopicPartition(settings.names().schemas(), 0);
    try (Consumer<byte[], byte[]> consumer = Consumers.committed(settings.kafka())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (consumer.position(partition) < end) {
        if (System.nanoTime() - deadline > 0) {
          throw new KafkaException("topic %s could not be read to its end".formatted(partition));
        }
        consumer
            .poll(POLL)
            .forEach(record -> schemas.apply(FactCodec.read(record.key(), record.value())));
      }
    }
    return schemas;
  }
}
