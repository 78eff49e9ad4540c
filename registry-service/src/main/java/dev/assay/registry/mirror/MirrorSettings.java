package dev.assay.registry.mirror;

import dev.assay.etcd.EtcdAccess;
import dev.assay.etcd.EtcdNames;
import dev.assay.etcd.EtcdTls;
import dev.assay.etcd.EtcdUser;
import dev.assay.kit.config.Key;
import dev.assay.kit.tls.ClientTlsSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the mirror goes.
 *
 * @param endpoints of the members of one etcd cluster; none, and there is no mirror
 * @param tls whom to trust there and what to show, where the endpoints are https
 * @param user who the mirror is there, where etcd asks for a user
 * @param passwordFile with that user's password
 */
public record MirrorSettings(
    @Key(
            value = "etcd.endpoints",
            defaultValue = "",
            describes =
                "Members of the etcd cluster to mirror into, such as https://etcd-0:2379, separated by commas; https means TLS; without any there is no mirror")
        List<URI> endpoints,
    @Key("etcd.tls") ClientTlsSettings tls,
    @Key(
            value = "etcd.user",
            describes =
                "User of etcd that the mirror is, where etcd asks for one; one that shows a certificate is known by its common name without this")
        Optional<String> user,
    @Key(
            value = "etcd.password-file",
            describes = "File whose first line is that user's password, read again when it changes")
        Optional<Path> passwordFile) {
  private static final EtcdNames NAMES =
      new EtcdNames(
          "mirror.etcd.tls.ca",
          "mirror.etcd.tls.certificate",
          "mirror.etcd.tls.key",
          "mirror.etcd.user",
          "mirror.etcd.password-file");

  /** No mirror. */
  public static final MirrorSettings OFF =
      new MirrorSettings(List.of(), ClientTlsSettings.USUAL, Optional.empty(), Optional.empty());

  public MirrorSettings {
    endpoints = List.copyOf(endpoints);
    if (user.isPresent() != passwordFile.isPresent()) {
      throw new IllegalArgumentException(
          "etcd.user and etcd.password-file belong together: give both, or none");
    }
    // Refuses what no etcd can be reached by.
    var _ = access(endpoints, tls, user, passwordFile);
  }

  /** How the etcd is reached; absent where there is none. */
  public Optional<EtcdAccess> access() {
    return access(endpoints, tls, user, passwordFile);
  }

  private static Optional<EtcdAccess> access(
      List<URI> endpoints,
      ClientTlsSettings tls,
      Optional<String> user,
      Optional<Path> passwordFile) {
    return endpoints.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new EtcdAccess(
                endpoints,
                new EtcdTls(tls.ca(), tls.certificate(), tls.key()),
                user.map(name -> new EtcdUser(name, passwordFile.orElseThrow())),
                NAMES));
  }
}
