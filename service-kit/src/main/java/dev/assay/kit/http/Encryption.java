package dev.assay.kit.http;

import dev.assay.kit.tls.ServerIdentity;
import dev.assay.kit.tls.TlsSettings;
import dev.assay.kit.tls.WatchedFiles;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.ServerSSLOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What servers show to their callers, renewed when its files change.
 *
 * <p>Connections that are open go on as they are; those that come later see the new certificate.
 */
final class Encryption {
  private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
  private volatile Optional<ServerSSLOptions> newest = Optional.empty();

  /**
   * Reads the files now, and whenever they change.
   *
   * @throws dev.assay.kit.tls.FileUnusable if one can't be used
   */
  static Encryption of(Optional<TlsSettings> settings, WatchedFiles files) {
    Encryption encryption = new Encryption();
    settings.ifPresent(
        tls -> files.read(tls.files(), () -> encryption.renew(ServerIdentity.read(tls))));
    return encryption;
  }

  /** What to begin with; nothing where nothing is encrypted. */
  Optional<ServerSSLOptions> newest() {
    return newest;
  }

  /** Renews this server too from now on. */
  void renews(HttpServer server) {
    servers.add(server);
  }

  private void renew(ServerSSLOptions identity) {
    newest = Optional.of(identity);
    servers.forEach(server -> Waiting.until(server.updateSSLOptions(identity, true)));
  }
}
