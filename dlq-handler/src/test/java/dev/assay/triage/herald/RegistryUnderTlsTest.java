package dev.assay.triage.herald;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.assay.servers.certificates.Authority;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry that is ready, under a certificate of a private authority. */
class RegistryUnderTlsTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private Path directory;

  @Test
  void itIsFoundReadyByWhoTrustsItsAuthorityAndByNobodyElse() throws Exception {
    Authority authority = Authority.in(directory, "authority");
    HttpsServer registry =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    registry.setHttpsConfigurator(
        new HttpsConfigurator(
            authority.trusting(authority.issue("registry", "CN=registry", "ip:127.0.0.1"))));
    registry.createContext(
        "/readyz",
        call -> {
          call.sendResponseHeaders(200, -1);
          call.close();
        });
    registry.start();
    URI at = URI.create("https://127.0.0.1:" + registry.getAddress().getPort());
    try {
      assertThat(downSince(at, Optional.of(authority.trusting()))).isEmpty();
      assertThat(downSince(at, Optional.empty())).hasValue(NOON);
    } finally {
      registry.stop(0);
    }
  }

  private static Optional<Instant> downSince(URI at, Optional<SSLContext> trust) {
    return Clockwork.of(Optional.of(at), trust, Duration.ofMinutes(1), Optional.empty())
        .look(Memory.NONE, NOON)
        .memory()
        .downSince();
  }
}
