package dev.assay.servers.kafka;

import dev.assay.servers.DirectoryClaim;
import dev.assay.servers.ServerStartFailure;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A real Kafka broker in this JVM, its own controller, listening on 127.0.0.1 only.
 *
 * <p>It can be stopped and started again on the same data and port. Safe for use by several
 * threads.
 */
public final class KafkaBroker implements AutoCloseable {
  private final DirectoryClaim directory;
  private final KafkaBrokerSettings settings;
  private final String clusterId;
  private final CompletableFuture<Throwable> fault = new CompletableFuture<>();
  private Optional<BrokerProcess> running;

  private KafkaBroker(DirectoryClaim directory, KafkaBrokerSettings settings) {
    this.directory = directory;
    BrokerProcess process = run(settings, directory);
    this.settings = settings.withPort(process.port());
    this.clusterId = process.clusterId();
    this.running = Optional.of(process);
  }

  /**
   * Starts a broker and returns when clients are served, after a few seconds.
   *
   * @throws ServerStartFailure if the port or the directory can't be had, or the broker does not
   *     come up; nothing is left running then
   */
  public static KafkaBroker start(KafkaBrokerSettings settings) {
    DirectoryClaim directory = DirectoryClaim.on(settings.dataDirectory());
    try {
      return new KafkaBroker(directory, settings);
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /** Where clients connect to, such as {@code 127.0.0.1:9092}; the same after a restart. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port();
  }

  /** The port for clients; the same after a restart. */
  public int port() {
    return settings.port();
  }

  /** The cluster's id, written into the data directory when that was formatted. */
  public String clusterId() {
    return clusterId;
  }

  /** Where the broker keeps its logs; gone after close if it was temporary. */
  public Path directory() {
    return directory.path();
  }

  /** Completed, once the broker can't go on, with the reason; the JVM is not halted. */
  public CompletableFuture<Throwable> fault() {
    return fault.copy();
  }

  /** Stops serving and frees the port; the data stays. Does nothing if stopped already. */
  public synchronized void stop() {
    running.ifPresent(BrokerProcess::close);
    running = Optional.empty();
  }

  /**
   * Starts again after {@link #stop()}, on the same data and port. Does nothing if running.
   *
   * @throws ServerStartFailure as {@link #start}; the broker stays stopped then
   * @throws IllegalStateException after {@link #close()}
   */
  public synchronized void startAgain() {
    directory.requireHeld();
    if (running.isEmpty()) {
      running = Optional.of(run(settings, directory));
    }
  }

  /** Stops for good, gives the directory up, and deletes it if it was temporary. */
  @Override
  public synchronized void close() {
    try (directory) {
      stop();
    }
  }

  private BrokerProcess run(KafkaBrokerSettings settings, DirectoryClaim directory) {
    return BrokerProcess.start(settings, directory.path(), new FaultWatch(fault::complete));
  }
}
