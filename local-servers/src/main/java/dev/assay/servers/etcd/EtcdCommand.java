package dev.assay.servers.etcd;

import java.nio.file.Path;
import java.util.List;

/**
 * How etcd is called: one member, on the loopback address only.
 *
 * @param binary the program
 * @param data what etcd keeps its data in; created by etcd, which wants it readable by its owner
 *     alone
 * @param clientPort for clients
 * @param peerPort for the members of a cluster, which this one never has
 */
record EtcdCommand(Path binary, Path data, int clientPort, int peerPort) {

  String endpoint() {
    return "http://127.0.0.1:" + clientPort;
  }

  List<String> line() {
    String peer = "http://127.0.0.1:" + peerPort;
    return List.of(
        binary.toString(),
        "--name=local",
        "--data-dir=" + data,
        "--listen-client-urls=" + endpoint(),
        "--advertise-client-urls=" + endpoint(),
        "--listen-peer-urls=" + peer,
        "--initial-advertise-peer-urls=" + peer,
        "--initial-cluster=local=" + peer,
        // Alone, it elects itself once the election timeout is over; the default costs a second.
        "--heartbeat-interval=20",
        "--election-timeout=200");
  }
}
