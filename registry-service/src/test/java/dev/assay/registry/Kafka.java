package dev.assay.registry;

import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Lends one broker to all tests of a run, and to each test a registry of its own on it. */
public final class Kafka implements BeforeAllCallback, ParameterResolver {
  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(Kafka.class);
  private static final AtomicInteger REGISTRIES = new AtomicInteger();

  private record Running(KafkaBroker broker) implements AutoCloseable {
    @Override
    public void close() {
      broker.close();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    broker(context);
  }

  private static KafkaBroker broker(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(OURS)
        .computeIfAbsent(
            "broker",
            _ ->
                new Running(
                    KafkaBroker.start(
                        KafkaBrokerSettings.ephemeral()
                            .with("log.cleaner.backoff.ms", "200")
                            .with("log.initial.task.delay.ms", "200")
                            .with("log.cleaner.min.compaction.lag.ms", "0"))),
            Running.class)
        .broker();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == KafkaBroker.class || type == Cluster.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    KafkaBroker broker = broker(context);
    return parameter.getParameter().getType() == KafkaBroker.class
        ? broker
        : new Cluster(broker.bootstrapServers(), "r%d.".formatted(REGISTRIES.incrementAndGet()));
  }
}
