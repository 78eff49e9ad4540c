package dev.assay.devstack.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/**
 * The ports of the stack on 127.0.0.1; 0 stands for any free one.
 *
 * @param kafka the broker's
 * @param registry registry-service's
 * @param validator validator-streams'
 * @param deadLetters dlq-handler's
 */
public record Ports(int kafka, int registry, int validator, int deadLetters) {
  /** Any free ports, for tests. */
  public static final Ports FREE = new Ports(0, 0, 0, 0);

  /**
   * Looks whether all of them can be had, before anything is started.
   *
   * @throws StackRefused naming the first that can't, and the option that moves it
   */
  public void refuseTaken() {
    Map<Integer, String> seen = new HashMap<>();
    refuseTaken(kafka, "Kafka", "--port", seen);
    refuseTaken(registry, "registry-service", "--registry-port", seen);
    refuseTaken(validator, "validator-streams", "--validator-port", seen);
    refuseTaken(deadLetters, "dlq-handler", "--dlq-port", seen);
  }

  private static void refuseTaken(int port, String who, String option, Map<Integer, String> seen) {
    if (port == 0) {
      return;
    }
    if (seen.put(port, who) != null) {
      throw new StackRefused(
          "port %d is asked for twice; give %s another one with %s".formatted(port, who, option));
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException taken) {
      throw new StackRefused(
          "port %d, where %s wants to listen, is in use; stop whoever has it, or choose another with %s"
              .formatted(port, who, option));
    }
  }
}
