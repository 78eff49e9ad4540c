package dev.assay.devstack.guard;

import static org.awaitility.Awaitility.await;

import dev.assay.client.ChangesClient;
import dev.assay.client.EnforcementClient;
import dev.assay.client.PolicyInForce;
import dev.assay.client.SchemasClient;
import dev.assay.client.ServiceEndpoint;
import dev.assay.contracts.rest.InstancesBody.Seen;
import dev.assay.contracts.rest.LogPosition;
import dev.assay.devstack.stack.DevStack;
import dev.assay.devstack.stack.EtcdChoice;
import dev.assay.devstack.stack.Ports;
import dev.assay.devstack.stack.Source;
import dev.assay.devstack.stack.StackDirectory;
import dev.assay.devstack.stack.StackSettings;
import dev.assay.kit.config.ConfigurationReader;
import dev.assay.kit.config.ConfigurationSources;
import dev.assay.validator.ValidatorConfiguration;
import dev.assay.validator.ValidatorService;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A stack with a second validator, and the clients that operators have. */
final class Fleet implements AutoCloseable {
  static final Duration LONG = Duration.ofSeconds(90);
  static final String TOPIC = "telemetry.feedback";
  static final String SCHEMA = "telemetry.FeedbackEvent";

  private final DevStack stack;
  private final ValidatorService second;

  private Fleet(DevStack stack, ValidatorService second) {
    this.stack = stack;
    this.second = second;
  }

  static Fleet in(Path directory) {
    StackDirectory place = new StackDirectory(directory);
    place.prepare(false);
    DevStack stack =
        DevStack.start(
            new StackSettings(place, Ports.FREE, new EtcdChoice.Off(), StackSettings.TELEMETRY),
            step -> {});
    Fleet fleet = new Fleet(stack, second(stack.bootstrapServers()));
    try {
      await().atMost(LONG).until(() -> fleet.readers() == 2);
      return fleet;
    } catch (RuntimeException never) {
      fleet.close();
      throw never;
    }
  }

  // The instances of one validator share their bindings.
  private static ValidatorService second(String bootstrapServers) {
    Map<String, String> keys = new HashMap<>();
    keys.put("kafka.bootstrap-servers", bootstrapServers);
    keys.put("topics.replication-factor", "1");
    keys.put("topics.min-insync-replicas", "1");
    keys.put("http.port", "0");
    keys.put("instance", "second");
    List<Source> sources = StackSettings.TELEMETRY;
    for (int i = 0; i < sources.size(); i++) {
      keys.put("bindings[%d].source".formatted(i), sources.get(i).topic());
      keys.put("bindings[%d].schema".formatted(i), sources.get(i).schema());
    }
    return ValidatorService.start(
        ConfigurationReader.read(
            ValidatorConfiguration.class, ConfigurationSources.none().withOverrides(keys)),
        Clock.systemUTC());
  }

  String bootstrapServers() {
    return stack.bootstrapServers();
  }

  SchemasClient schemas() {
    return new SchemasClient(endpoint(), "operator");
  }

  EnforcementClient enforcement() {
    return new EnforcementClient(endpoint(), "operator");
  }

  ChangesClient changes() {
    return new ChangesClient(endpoint(), "operator");
  }

  private ServiceEndpoint endpoint() {
    return ServiceEndpoint.registry(stack.registry());
  }

  List<Seen> live() {
    return enforcement().instances().instances().stream().filter(Seen::live).toList();
  }

  /** How many read partitions of the topic. */
  private long readers() {
    return live().stream()
        .filter(
            one -> one.report().assignment().stream().anyMatch(read -> read.topic().equals(TOPIC)))
        .count();
  }

  /** Waits until all have acknowledged; tells how many and how long that took. */
  String awaitEffect(PolicyInForce decided) {
    return awaitEffect(decided.position(), System.nanoTime());
  }

  String awaitEffect(LogPosition position, long sinceNanos) {
    await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(LONG)
        .until(() ->
            live().stream()
                .allMatch(one -> one.report().enforcementOffset() >= position.enforcement()));
    return "effective on %d of %d after %d ms"
        .formatted(
            live().size(),
            live().size(),
            Duration.ofNanos(System.nanoTime() - sinceNanos).toMillis());
  }

  void stopSecond() {
    second.close();
  }

  @Override
  public void close() {
    second.close();
    stack.close();
  }
}
