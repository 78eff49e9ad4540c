package dev.assay.backup.restoring;

import dev.assay.backup.form.FactTopic;
import dev.assay.backup.source.Answers;
import dev.assay.backup.source.SourceAway;
import dev.assay.contracts.topics.TopicNames;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics of facts in the cluster that is written to. */
final class TargetTopics implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_MS = 200;

  private final Target target;
  private final Admin admin;

  TargetTopics(Target target) {
    this.target = target;
    this.admin =
        Admin.create(
            target.place().clientWith(Map.of(AdminClientConfig.CLIENT_ID_CONFIG, "assay-backup")));
  }

  /** Creates those that are missing; returns once all can be used. */
  void create() {
    Set<String> there = there();
    List<NewTopic> missing =
        names().stream().filter(name -> !there.contains(name)).map(this::topic).toList();
    if (!missing.isEmpty()) {
      var _ = Answers.await("to create " + names(), admin.createTopics(missing).all());
    }
    until("created", () -> names().stream().allMatch(this::hasLeader));
  }

  /** Deletes them; returns once they are gone. */
  void delete() {
    Set<String> there = there();
    List<String> doomed = names().stream().filter(there::contains).toList();
    var _ = Answers.await("to delete " + doomed, admin.deleteTopics(doomed).all());
    until("deleted", () -> names().stream().noneMatch(there()::contains));
  }

  private Set<String> there() {
    return Answers.await("which topics there are", admin.listTopics().names());
  }

  private boolean hasLeader(String topic) {
    try {
      return Answers.await(
              "about topic " + topic, admin.describeTopics(List.of(topic)).allTopicNames())
          .values()
          .stream()
          .flatMap(description -> description.partitions().stream())
          .allMatch(partition -> Optional.ofNullable(partition.leader()).isPresent());
    } catch (SourceAway away) {
      if (Answers.isBecauseOf(away, UnknownTopicOrPartitionException.class)) {
        return false;
      }
      throw away;
    }
  }

  private NewTopic topic(String name) {
    Map<String, String> settings = new HashMap<>(TopicNames.FACTS_SETTINGS);
    target
        .minInSyncReplicas()
        .ifPresent(count -> settings.put("min.insync.replicas", Integer.toString(count)));
    return new NewTopic(name, Optional.of(1), target.replicationFactor()).configs(settings);
  }

  private List<String> names() {
    return Arrays.stream(FactTopic.values())
        .map(topic -> topic.in(target.place().topics()))
        .toList();
  }

  private void until(String become, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new SourceAway(
            "Kafka has not %s %s within %d s".formatted(become, names(), PATIENCE.toSeconds()),
            new IllegalStateException("late"));
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new SourceAway("interrupted while waiting for Kafka", stop);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
