package dev.assay.registry.mirror;

import dev.assay.etcd.EtcdAccess;
import dev.assay.kit.tls.ClientIdentity;
import dev.assay.kit.tls.FileUnusable;
import dev.assay.kit.tls.Pem;
import dev.assay.kit.tls.WatchedFiles;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The store in a configured etcd, which connects anew when certificate, key, authorities or
 * password change.
 */
final class WatchedEtcd {
  private final MirrorSettings settings;
  private final EtcdAccess access;

  private WatchedEtcd(MirrorSettings settings, EtcdAccess access) {
    this.settings = settings;
    this.access = access;
  }

  /**
   * Opens the store.
   *
   * @throws FileUnusable if one of the files can't be used; later, what was read before stays in
   *     use
   */
  static EtcdMirrorStore open(MirrorSettings settings, WatchedFiles files) {
    WatchedEtcd etcd = new WatchedEtcd(settings, settings.access().orElseThrow());
    etcd.requireUsable();
    EtcdMirrorStore store = new EtcdMirrorStore(etcd.access);
    files.read(
        etcd.access.files(),
        () -> {
          etcd.requireUsable();
          store.renew();
        });
    return store;
  }

  private void requireUsable() {
    var _ = ClientIdentity.read(settings.tls());
    settings.passwordFile().ifPresent(WatchedEtcd::requirePassword);
    try {
      var _ = access.client(Duration.ofSeconds(1));
    } catch (IllegalArgumentException unusable) {
      throw new FileUnusable(
          access.files().getFirst(), String.valueOf(unusable.getMessage()), unusable);
    }
  }

  private static void requirePassword(Path file) {
    if (Pem.text(file).isBlank()) {
      throw new FileUnusable(file, "there is no password in it");
    }
  }
}
