package dev.assay.servers.kafka;

import dev.assay.servers.ServerStartFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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
  private final String clusterId;

  private BrokerProcess(
      KafkaConfig config, BrokerStorage storage, BrokerSockets sockets, FaultWatch faults) {
    this.sockets = sockets;
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
    try {
      // The controller first: its endpoints are what the broker registers with.
      controller.startup();
      broker.startup();
    } catch (Exception e) { // Scala code throws checked exceptions that it does not declare
      close();
      throw new ServerStartFailure(
          "the broker in %s did not start (%s)".formatted(directory, e.getMessage()),
          "look for the broker's first error in the log",
          e);
    }
  }

  int port() {
    return sockets.clientPort();
  }

  String clusterId() {
    return clusterId;
  }

  @Override
  public void close() {
    broker.shutdown();
    controller.shutdown();
    sockets.close();
  }
}
