package dev.assay.cli.backup;

import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.etcd.EtcdAccess;
import dev.assay.etcd.EtcdNames;
import dev.assay.etcd.EtcdTls;
import dev.assay.etcd.EtcdUser;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --etcd}, and what proves there who asks. */
final class EtcdOptions {
  private static final EtcdNames NAMES =
      new EtcdNames(
          "--etcd-ca-cert",
          "--etcd-client-cert",
          "--etcd-client-key",
          "--etcd-user",
          "--etcd-password-file");

  @Option(
      names = "--etcd",
      split = ",",
      paramLabel = "URL[,…]",
      description = "The etcd cluster to take a snapshot of, http:// or https://host:port.")
  private List<URI> endpoints = List.of();

  @Option(
      names = "--etcd-ca-cert",
      paramLabel = "FILE",
      defaultValue = "${env:ASSAY_ETCD_CA_CERT:-}",
      description = "Authorities that vouch for etcd, PEM (ASSAY_ETCD_CA_CERT).")
  private String ca = "";

  @Option(
      names = "--etcd-client-cert",
      paramLabel = "FILE",
      defaultValue = "${env:ASSAY_ETCD_CLIENT_CERT:-}",
      description = "Certificate to show etcd, PEM (ASSAY_ETCD_CLIENT_CERT).")
  private String certificate = "";

  @Option(
      names = "--etcd-client-key",
      paramLabel = "FILE",
      defaultValue = "${env:ASSAY_ETCD_CLIENT_KEY:-}",
      description = "Its private key, PEM (ASSAY_ETCD_CLIENT_KEY).")
  private String key = "";

  @Option(
      names = "--etcd-user",
      paramLabel = "NAME",
      defaultValue = "${env:ASSAY_ETCD_USER:-}",
      description = "User of etcd, where it asks for one (ASSAY_ETCD_USER).")
  private String user = "";

  @Option(
      names = "--etcd-password-file",
      paramLabel = "FILE",
      defaultValue = "${env:ASSAY_ETCD_PASSWORD_FILE:-}",
      description = "File with that user's password (ASSAY_ETCD_PASSWORD_FILE).")
  private String passwordFile = "";

  /** How the etcd is reached; absent where none is named. */
  Optional<EtcdAccess> access() {
    if (endpoints.isEmpty()) {
      return Optional.empty();
    }
    if (user.isBlank() != passwordFile.isBlank()) {
      throw new CommandFailure(ExitCode.USAGE, "--etcd-user and --etcd-password-file go together");
    }
    try {
      EtcdAccess access =
          new EtcdAccess(
              endpoints,
              new EtcdTls(file(ca), file(certificate), file(key)),
              user.isBlank()
                  ? Optional.empty()
                  : Optional.of(new EtcdUser(user, Path.of(passwordFile))),
              NAMES);
      // Reads the files, so that one that can't be used is known before anything is begun.
      var _ = access.client(Duration.ofSeconds(1));
      return Optional.of(access);
    } catch (IllegalArgumentException misuse) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(misuse.getMessage()), misuse);
    }
  }

  private static Optional<Path> file(String named) {
    return named.isBlank() ? Optional.empty() : Optional.of(Path.of(named));
  }
}
