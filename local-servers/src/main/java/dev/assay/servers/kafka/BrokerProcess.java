package dev.assay.servers.kafka;

import dev.assay.servers.ServerStartFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;

/** One run of a broker, from start to stop; never started twice. */
final class BrokerProcess implements AutoCloseable {
  private final BrokerSockets sockets;
  private final ControllerServer controller;
  private final BrokerServer broker;
  private final FaultWatch faults;
  private final String clusterId;

  private BrokerProcess(
      KafkaConfig config, BrokerStorage storage, BrokerSockets sockets, FaultWatch faults) {
    this.sockets = sockets;
    this.faults = faults;
    this.clusterId = storage.clusterId();
    SharedServer shared =
        new SharedServer(
            config,
            storage.properties(),
            Time.SYSTEM,
            new Metrics(),
            CompletableFuture.completedFuture(
                Map.of(BrokerConfig.NODE_ID, sockets.controllerAddress())),
            List.of(),
            faults,
            sockets);
    this.controller =
        new ControllerServer(shared, KafkaRaftServer.configSchema(), storage.bootstrap());
    this.broker = new BrokerServer(shared);
  }

  /**
   * Starts a broker and returns when clients are served.
   *
   * @throws ServerStartFailure if it doesn't come up; nothing is left running then
   */
  static BrokerProcess start(KafkaBrokerSettings settings, Path directory, FaultWatch faults) {
    BrokerSockets sockets = BrokerSockets.bind(settings.port());
    try {
      BrokerProcess process =
          new BrokerProcess(
              BrokerConfig.of(settings, directory, sockets),
              BrokerStorage.in(directory),
              sockets,
              faults);
      process.run(directory);
      return process;
    } catch (RuntimeException e) {
      sockets.close();
      throw e;
    }
  }

  private void run(Path directory) {
    FatalExits.tell(faults);
    try {
      startParts();
    } catch (ExecutionException e) {
      throw failed(directory, faults.firstFatal().getNow(causeOf(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(directory, e);
    }
  }

  /**
   * Starts the controller, whose endpoints the broker registers with, then the broker.
   *
   * <p>On a thread of its own that a fatal fault interrupts: Kafka would wait for what can't come
   * any more, until its own time limit.
   */
  private void startParts() throws ExecutionException, InterruptedException {
    FutureTask<BrokerProcess> start =
        new FutureTask<>(() -> {
          controller.startup();
          broker.startup();
          return this;
        });
    Thread starter = Thread.ofPlatform().name("kafka-broker-start").start(start);
    CompletableFuture<Void> interruption = faults.firstFatal().thenRun(starter::interrupt);
    try {
      start.get();
    } finally {
      interruption.cancel(false);
      starter.interrupt();
      starter.join();
    }
  }

  private ServerStartFailure failed(Path directory, Throwable cause) {
    close();
    return new ServerStartFailure(
        "the broker in %s did not start (%s)".formatted(directory, cause),
        "look for Kafka's first error in the log",
        cause);
  }

  private static Throwable causeOf(ExecutionException e) {
    return Optional.ofNullable(e.getCause()).orElse(e);
  }

  int port() {
    return sockets.clientPort();
  }

  String clusterId() {
    return clusterId;
  }

  @Override
  public void close() {
    FatalExits.spare(faults);
    broker.shutdown();
    controller.shutdown();
    sockets.close();
  }
}
