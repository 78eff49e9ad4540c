package dev.assay.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.assay.client.Credentials.ClientCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String INDEX = "{\"tracks\":{},\"generated_at\":\"2026-01-01T00:00:00Z\"}";

  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private final List<HttpServer> servers = new CopyOnWriteArrayList<>();

  @TempDir Path dir;

  @AfterEach
  void stop() {
    servers.forEach(server -> server.stop(0));
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private URI serve(HttpServer server, String scheme, int status, String location) {
    server.createContext(
        "/",
        exchange -> {
          authorizations.add(
              String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          exchange.getResponseHeaders().add("Location", location);
          exchange.sendResponseHeaders(status, INDEX.length());
          exchange.getResponseBody().write(INDEX.getBytes(UTF_8));
          exchange.close();
        });
    server.start();
    servers.add(server);
    return URI.create("%s://127.0.0.1:%d".formatted(scheme, server.getAddress().getPort()));
  }

  private static SchemasClient client(URI base, Credentials credentials) {
    return new SchemasClient(ServiceEndpoint.registry(base).withCredentials(credentials));
  }

  @Test
  void aTokenIsSentAndShownToNobodyElse() throws IOException {
    URI base = serve(HttpServer.create(anyPort(), 0), "http", 200, "/");
    Credentials credentials = Credentials.token("a-secret-token");
    client(base, credentials).index();
    assertThat(authorizations).containsExactly("Bearer a-secret-token");
    assertThat(ServiceEndpoint.registry(base).withCredentials(credentials) + " " + credentials)
        .doesNotContain("a-secret-token");
  }

  @Test
  void aRedirectDoesNotTakeTheTokenElsewhere() throws IOException {
    URI elsewhere = serve(HttpServer.create(anyPort(), 0), "http", 200, "/");
    URI base = serve(HttpServer.create(anyPort(), 0), "http", 302, elsewhere + "/index");
    try {
      client(base, Credentials.token("a-secret-token")).index();
    } catch (ServiceFailure unreadable) {
      assertThat(unreadable).isNotNull();
    }
    assertThat(authorizations).hasSize(1);
  }

  @Test
  void aTokenIsNotSentWhereItCouldBeReadUnlessThatIsAllowed() {
    URI far = URI.create("http://registry.test:8081");
    Credentials token = Credentials.token("a-secret-token");
    assertThatThrownBy(() -> client(far, token))
        .hasMessageContaining("registry.test")
        .hasMessageContaining("https")
        .message()
        .doesNotContain("a-secret-token");
    assertThat(client(far, token.overHttpToo())).isNotNull();
    assertThat(client(URI.create("https://registry.test"), token)).isNotNull();
  }

  @Test
  void aTokenThatWouldBeginAnotherHeaderIsRefused() {
    assertThatThrownBy(() -> Credentials.token("a\r\nX: y"))
        .hasMessageContaining("line end")
        .message()
        .doesNotContain("X: y");
  }

  @Test
  void whomToTrustAndWhatToShowComesFromPemFiles() throws Exception {
    Path certificate = dir.resolve("cert.pem");
    Path key = dir.resolve("key.pem");
    KeyStore keys = keyStore(certificate, key);
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    server.setHttpsConfigurator(askingForCertificates(keys));
    URI base = serve(server, "https", 200, "/");

    assertThatThrownBy(() -> client(base, Credentials.NONE).index())
        .isInstanceOf(ServiceUnreachable.class);
    assertThatThrownBy(() -> client(base, Credentials.NONE.trusting(certificate)).index())
        .isInstanceOf(ServiceUnreachable.class);
    Credentials shown =
        Credentials.NONE.showing(new ClientCertificate(certificate, key), Optional.of(certificate));
    assertThat(client(base, shown).index().tracks()).isEmpty();
  }

  @Test
  void aFileThatCanNotBeUsedIsNamed() throws IOException {
    Path empty = Files.writeString(dir.resolve("empty.pem"), "");
    assertThatThrownBy(() -> Credentials.NONE.trusting(empty)).hasMessageContaining("empty.pem");
    assertThatThrownBy(() -> Credentials.NONE.trusting(dir.resolve("gone.pem")))
        .hasMessageContaining("there is no file");
  }

  private static HttpsConfigurator askingForCertificates(KeyStore keys) throws Exception {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("client", keys.getCertificate("me"));
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
    return new HttpsConfigurator(context) {
      @Override
      public void configure(HttpsParameters parameters) {
        SSLParameters asked = getSSLContext().getDefaultSSLParameters();
        asked.setNeedClientAuth(true);
        parameters.setSSLParameters(asked);
      }
    };
  }

  private KeyStore keyStore(Path certificate, Path key) throws Exception {
    Path store = dir.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "me",
                "-keyalg",
                "EC",
                "-dname",
                "CN=me",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    pem(certificate, "CERTIFICATE", keys.getCertificate("me").getEncoded());
    pem(key, "PRIVATE KEY", keys.getKey("me", PASSWORD).getEncoded());
    return keys;
  }

  private static void pem(Path file, String type, byte[] content) throws IOException {
    String body = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content);
    Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, body, type));
  }
}
