package dev.assay.kit.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicsTest {
  private static final Map<String, String> COMPACT = Map.of("cleanup.policy", "compact");
  private static final Duration SOON = Duration.ofSeconds(30);

  private final KafkaBroker broker = KafkaBroker.start(KafkaBrokerSettings.ephemeral());
  private final Admin admin = Admin.create(settings());

  @BeforeAll
  void isUp() throws Exception {
    assertThat(admin.describeCluster().nodes().get()).hasSize(1);
  }

  @AfterAll
  void stop() {
    admin.close();
    broker.close();
  }

  private Map<String, Object> settings() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  private void ensure(TopicSpec... specs) {
    Topics.ensure(settings(), List.of(specs), new Replication(1, 1), SOON);
  }

  private int partitionsOf(String topic) throws Exception {
    return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
        .mapToInt(found -> found.partitions().size())
        .sum();
  }

  @Test
  void aMissingTopicIsCreatedAsSpecified() throws Exception {
    ensure(TopicSpec.fixed("created", 3, COMPACT));
    assertThat(partitionsOf("created")).isEqualTo(3);
    ensure(TopicSpec.fixed("created", 3, COMPACT));
  }

  @Test
  void anotherCleanupPolicyIsRefusedAndLeftAsItIs() {
    ensure(TopicSpec.fixed("policy", 1, Map.of("cleanup.policy", "delete")));
    TopicMismatch mismatch =
        catchThrowableOfType(
            TopicMismatch.class, () -> ensure(TopicSpec.fixed("policy", 1, COMPACT)));
    assertThat(mismatch.setting()).isEqualTo("cleanup.policy");
    assertThat(mismatch.found()).isEqualTo("delete");
    assertThat(mismatch).hasMessageContainingAll("topic policy", "delete", "expected compact");
    ensure(TopicSpec.fixed("policy", 1, Map.of("cleanup.policy", "delete")));
  }

  @Test
  void theOrderOfTwoCleanupPoliciesDoesNotMatter() {
    ensure(TopicSpec.fixed("both", 1, Map.of("cleanup.policy", "compact,delete")));
    ensure(TopicSpec.fixed("both", 1, Map.of("cleanup.policy", "delete, compact")));
  }

  @Test
  void morePartitionsAreRefusedOnlyWhereTheirNumberIsFixed() throws Exception {
    ensure(TopicSpec.initially("grown", 1, Map.of()));
    admin.createPartitions(Map.of("grown", NewPartitions.increaseTo(2))).all().get();
    ensure(TopicSpec.initially("grown", 1, Map.of()));
    assertThatThrownBy(() -> ensure(TopicSpec.fixed("grown", 1, Map.of())))
        .isInstanceOf(TopicMismatch.class)
        .hasMessageContaining("partitions = 2, expected 1");
  }

  @Test
  void severalCreatorsAtOnceAllSucceed() {
    List<CompletableFuture<Void>> creators =
        Stream.generate(
                () -> CompletableFuture.runAsync(() -> ensure(TopicSpec.fixed("race", 1, COMPACT))))
            .limit(4)
            .toList();
    assertThat(creators).allSatisfy(creator -> assertThat(creator).succeedsWithin(SOON));
  }

  @Test
  void moreCopiesThanBrokersAreRefusedWithTheFactor() {
    assertThatThrownBy(() ->
            Topics.ensure(
                settings(),
                List.of(TopicSpec.fixed("copies", 1, Map.of())),
                new Replication(3, 2),
                SOON))
        .isInstanceOf(TopicRefused.class)
        .hasMessageContainingAll("topic copies", "3 brokers");
  }

  @Test
  void aBrokerThatDoesNotAnswerIsNamed() {
    assertThatThrownBy(() ->
            Topics.ensure(
                Map.of("bootstrap.servers", "127.0.0.1:1"),
                List.of(TopicSpec.fixed("nowhere", 1, Map.of())),
                new Replication(1, 1),
                Duration.ofMillis(600)))
        .isInstanceOf(BrokerUnreachable.class)
        .hasMessageContainingAll("127.0.0.1:1", "0.6 s", "kafka.bootstrap-servers");
  }
}
