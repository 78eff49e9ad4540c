package dev.assay.servers.etcd;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How etcd is called: one member, on the loopback address only.
 *
 * @param binary the program
 * @param data what etcd keeps its data in; created by etcd, which wants it readable by its owner
 *     alone
 * @param ports it listens on
 * @param security what it asks of its clients
 */
record EtcdCommand(Path binary, Path data, Ports ports, EtcdSecurity security) {

  /**
   * Where it listens.
   *
   * @param clients for clients
   * @param peers for the members of a cluster, which this one never has
   * @param health where it says that it is well to whoever asks, without TLS
   */
  record Ports(int clients, int peers, int health) {}

  String endpoint() {
    return "%s://127.0.0.1:%d".formatted(security.scheme(), ports.clients);
  }

  /** Where its health is told. */
  String health() {
    return "http://127.0.0.1:" + ports.health;
  }

  List<String> line() {
    String peer = "http://127.0.0.1:" + ports.peers;
    List<String> line = new ArrayList<>(common(peer));
    line.addAll(security.flags());
    return line;
  }

  private List<String> common(String peer) {
    return List.of(
        binary.toString(),
        "--name=local",
        "--data-dir=" + data,
        "--listen-client-urls=" + endpoint(),
        "--advertise-client-urls=" + endpoint(),
        "--listen-metrics-urls=" + health(),
        "--listen-peer-urls=" + peer,
        "--initial-advertise-peer-urls=" + peer,
        "--initial-cluster=local=" + peer,
        // Alone, it elects itself once the election timeout is over; the default costs a second.
        "--heartbeat-interval=20",
        "--election-timeout=200");
  }
}
