package dev.assay.validator.outputs;

import dev.assay.kit.health.Health;
import dev.assay.validator.binding.Binding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Looks every few seconds whether all outputs are there and have enough replicas.
 *
 * <p>Kafka's producer waits for both without a word, for minutes; meanwhile nothing is judged, and
 * somebody should hear why. What waits is lost in neither case.
 */
public final class OutputWatch implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Admin admin;
  private final Supplier<List<Binding>> bindings;
  private final Thread thread;
  private volatile Health last = Health.up();

  private OutputWatch(Admin admin, Supplier<List<Binding>> bindings) {
    this.admin = admin;
    this.bindings = bindings;
    this.thread = Thread.ofVirtual().name("output-watch").unstarted(this::watch);
  }

  /**
   * Begins to look.
   *
   * @param client settings of Kafka's admin client
   * @param bindings those that hold now
   */
  public static OutputWatch start(Map<String, Object> client, Supplier<List<Binding>> bindings) {
    OutputWatch watch = new OutputWatch(Admin.create(client), bindings);
    watch.thread.start();
    return watch;
  }

  /** Down while an output can't be written to. */
  public Health readiness() {
    return last;
  }

  private void watch() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        last = look();
        Thread.sleep(EVERY);
      }
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }

  private Health look() throws InterruptedException {
    try {
      Map<String, String> troubles = new TreeMap<>();
      for (Binding binding : bindings.get()) {
        for (String output : List.of(binding.validatedTopic(), binding.deadLetterTopic())) {
          trouble(binding.source(), output).ifPresent(why -> troubles.put(output, why));
        }
      }
      return troubles.isEmpty() ? Health.up() : Health.down(String.join("; ", troubles.values()));
    } catch (ExecutionException | TimeoutException noAnswer) {
      return Health.down("Kafka does not answer: " + noAnswer);
    }
  }

  private Optional<String> trouble(String source, String output)
      throws InterruptedException, ExecutionException, TimeoutException {
    Optional<TopicDescription> found = described(output);
    if (found.isEmpty()) {
      return Optional.of(
          "topic %s is missing, events of %s wait: create it with as many partitions as %s has"
              .formatted(output, source, source));
    }
    int needed = minInSync(output);
    return Stream.of(found.get())
        .flatMap(topic -> topic.partitions().stream())
        .filter(partition -> partition.isr().size() < needed)
        .findFirst()
        .map(partition ->
            "partition %d of %s has %d in-sync replicas and needs %d, events of %s wait: bring its brokers back, or lower min.insync.replicas"
                .formatted(partition.partition(), output, partition.isr().size(), needed, source));
  }

  private Optional<TopicDescription> described(String topic)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return Optional.ofNullable(
          await(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic));
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw failed;
    }
  }

  private int minInSync(String topic)
      throws InterruptedException, ExecutionException, TimeoutException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Map<ConfigResource, Config> configs = await(admin.describeConfigs(List.of(resource)).all());
    return Optional.ofNullable(configs.get(resource))
        .map(config -> config.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG))
        .map(ConfigEntry::value)
        .map(Integer::parseInt)
        .orElse(1);
  }

  private static <T> T await(KafkaFuture<T> answer)
      throws InterruptedException, ExecutionException, TimeoutException {
    return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    thread.interrupt();
    admin.close(Duration.ZERO);
  }
}
