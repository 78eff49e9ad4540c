package dev.assay.servers.etcd;

import dev.assay.servers.certificates.Authority.Issued;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a local etcd asks of its clients, and shows them. */
public sealed interface EtcdSecurity {
  /** What its endpoint begins with. */
  String scheme();

  /** Its flags for that. */
  List<String> flags();

  /** Nothing. */
  record Plain() implements EtcdSecurity {
    @Override
    public String scheme() {
      return "http";
    }

    @Override
    public List<String> flags() {
      return List.of();
    }
  }

  /**
   * TLS. etcd reads the files anew for every connection.
   *
   * @param shown its own certificate
   * @param clientCa who vouches for certificates of clients, without which nobody is let in then
   */
  record Tls(Issued shown, Optional<Path> clientCa) implements EtcdSecurity {
    @Override
    public String scheme() {
      return "https";
    }

    @Override
    public List<String> flags() {
      return Stream.concat(
              Stream.of("--cert-file=" + shown.certificate(), "--key-file=" + shown.key()),
              clientCa.stream()
                  .flatMap(ca -> Stream.of("--client-cert-auth", "--trusted-ca-file=" + ca)))
          .toList();
    }
  }
}
