package dev.assay.servers.kafka;

import dev.assay.servers.FreePorts;
import dev.assay.servers.ServerStartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.apache.kafka.server.ServerSocketFactory;

/** The broker's two listening sockets, bound before Kafka asks for them. */
final class BrokerSockets implements ServerSocketFactory, AutoCloseable {
  private final ServerSocketChannel clients;
  private final ServerSocketChannel controller;

  private BrokerSockets(ServerSocketChannel clients, ServerSocketChannel controller) {
    this.clients = clients;
    this.controller = controller;
  }

  /**
   * @param clientPort 0 for any free one
   * @throws ServerStartFailure if the port can't be had
   */
  static BrokerSockets bind(int clientPort) {
    ServerSocketChannel clients =
        clientPort == 0 ? FreePorts.bindAny() : FreePorts.bind(clientPort);
    return new BrokerSockets(clients, FreePorts.bindAny());
  }

  int clientPort() {
    return clients.socket().getLocalPort();
  }

  int controllerPort() {
    return controller.socket().getLocalPort();
  }

  InetSocketAddress controllerAddress() {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), controllerPort());
  }

  @Override
  public ServerSocketChannel openServerSocket(
      String listenerName, InetSocketAddress address, int backlog, int receiveBufferBytes)
      throws IOException {
    ServerSocketChannel channel =
        listenerName.equals(BrokerConfig.CONTROLLER) ? controller : clients;
    // Kafka's acceptor registers it with a selector.
    channel.configureBlocking(false);
    return channel;
  }

  /** Frees the ports; harmless where Kafka has closed its sockets already. */
  @Override
  public void close() {
    try (clients;
        controller) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException("a broker's socket could not be closed", e);
    }
  }
}
