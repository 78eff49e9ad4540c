package dev.assay.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports on the loopback address, fit for servers that are stopped and started again.
 *
 * <p>Ports are taken below the range from which operating systems give ports to outgoing
 * connections (32768 and up on Linux). Above it, a client that reconnects to a stopped server may
 * be given that very port as its own, connect to itself, and keep the server from coming back.
 */
public final class FreePorts {
  private static final int FIRST = 15_000;
  private static final int LAST_EXCLUSIVE = 32_000;
  private static final int TRIES = 200;

  private FreePorts() {}

  /** A port that was free a moment ago; somebody may take it before the caller does. */
  public static int one() {
    try (ServerSocketChannel channel = bindAny()) {
      return channel.socket().getLocalPort();
    } catch (IOException e) {
      throw new ServerStartFailure(
          "no free port on 127.0.0.1 (%s)".formatted(e), "end programs that listen there", e);
    }
  }

  /** A listening socket on a free port: free for certain, because it is taken. */
  public static ServerSocketChannel bindAny() {
    IOException last = new IOException("nothing tried");
    for (int i = 0; i < TRIES; i++) {
      try {
        return open(ThreadLocalRandom.current().nextInt(FIRST, LAST_EXCLUSIVE));
      } catch (IOException taken) {
        last = taken;
      }
    }
    throw new ServerStartFailure(
        "no free port on 127.0.0.1 between %d and %d (%s)".formatted(FIRST, LAST_EXCLUSIVE, last),
        "end programs that listen there",
        last);
  }

  /**
   * A listening socket on this very port.
   *
   * @throws ServerStartFailure if the port can't be had
   */
  public static ServerSocketChannel bind(int port) {
    try {
      return open(port);
    } catch (IOException e) {
      throw new ServerStartFailure(
          "port %d on 127.0.0.1 is in use or not allowed (%s)".formatted(port, e.getMessage()),
          "end the program that listens there or choose another port",
          e);
    }
  }

  private static ServerSocketChannel open(int port) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      return channel.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }
}
