package dev.assay.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.kit.access.AuthSettings;
import dev.assay.kit.access.CertificateMatch;
import dev.assay.kit.access.CertificateSettings;
import dev.assay.kit.access.Role;
import dev.assay.kit.limits.LimitSettings;
import dev.assay.kit.tls.TlsSettings;
import dev.assay.kit.tls.TlsSettings.ClientCertificates;
import dev.assay.servers.certificates.Authority;
import dev.assay.servers.certificates.Authority.Issued;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static final String HERE = "ip:127.0.0.1,dns:localhost";

  @TempDir static Path issued;
  private static Authority authority;

  @TempDir Path dir;
  private final List<AutoCloseable> opened = new ArrayList<>();

  @BeforeAll
  static void authority() {
    authority = Authority.in(issued, "authority");
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  private HttpHost start(TlsSettings tls, CertificateSettings... certificates) {
    AuthSettings auth =
        new AuthSettings(
            Optional.empty(),
            List.of(),
            Optional.empty(),
            List.of(certificates),
            AuthSettings.Probes.OPEN);
    HttpHost host =
        HttpHost.start(
            HttpSettings.onLoopback(0)
                .with(
                    new Protection(
                        auth,
                        Optional.of(tls),
                        false,
                        LimitSettings.defaults(),
                        List.of(),
                        Duration.ofMillis(20))),
            List.of(routes ->
                routes
                    .get(
                        "/who",
                        Role.READER,
                        Replying.now(request -> Reply.text(Visitor.of(request).name())))
                    .post("/things", Role.PUBLISHER, Replying.now(_ -> Reply.empty(204)))));
    opened.add(host);
    return host;
  }

  private TlsSettings plain(Path certificate, Path key) {
    return new TlsSettings(certificate, key, ClientCertificates.NONE, Optional.empty());
  }

  private TlsSettings askingForCertificates(String server, ClientCertificates how) {
    Issued shown = authority.issue(server, "CN=localhost", HERE);
    return new TlsSettings(
        shown.certificate(), shown.key(), how, Optional.of(authority.certificate()));
  }

  private HttpClient client(SSLContext context) {
    HttpClient client = HttpClient.newBuilder().sslContext(context).build();
    opened.add(client);
    return client;
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static HttpRequest.Builder at(HttpHost host, String path) {
    return HttpRequest.newBuilder(URI.create(host.uri() + path)).timeout(Duration.ofSeconds(20));
  }

  private static String subject(HttpResponse<String> response) {
    try {
      X509Certificate certificate =
          (X509Certificate) response.sslSession().orElseThrow().getPeerCertificates()[0];
      return certificate.getSubjectX500Principal().getName();
    } catch (SSLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void answersOverTlsAsTheCertificateSays() {
    Issued server = authority.issue("server", "CN=localhost", HERE);
    HttpHost host = start(plain(server.certificate(), server.key()));
    assertThat(host.uri().getScheme()).isEqualTo("https");
    HttpResponse<String> response = send(client(authority.trusting()), at(host, "/who"));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
  }

  @Test
  void whoOffersNothingNewerThanTls11IsNotSpokenTo() {
    Issued server = authority.issue("old", "CN=localhost", HERE);
    HttpHost host = start(plain(server.certificate(), server.key()));
    SSLParameters old = new SSLParameters();
    old.setProtocols(new String[] {"TLSv1.1"});
    HttpClient client =
        HttpClient.newBuilder().sslContext(authority.trusting()).sslParameters(old).build();
    opened.add(client);
    assertThatThrownBy(() -> send(client, at(host, "/who")))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void aCertificateThatIsRenewedIsShownToWhoComesAndThoseWhoAreThereStay() throws Exception {
    Issued first = authority.issue("first", "CN=first", HERE);
    Issued second = authority.issue("second", "CN=second", HERE);
    Path certificate = Files.copy(first.certificate(), dir.resolve("tls.crt"));
    Path key = Files.copy(first.key(), dir.resolve("tls.key"));
    HttpHost host = start(plain(certificate, key));
    HttpClient there = client(authority.trusting());
    assertThat(subject(send(there, at(host, "/who")))).isEqualTo("CN=first");

    // For a moment they don't belong together.
    Files.copy(second.certificate(), certificate, StandardCopyOption.REPLACE_EXISTING);
    Awaitility.await()
        .during(Duration.ofMillis(100))
        .until(
            () -> subject(send(client(authority.trusting()), at(host, "/who"))).equals("CN=first"));
    Files.copy(second.key(), key, StandardCopyOption.REPLACE_EXISTING);
    Awaitility.await()
        .until(() ->
            subject(send(client(authority.trusting()), at(host, "/who"))).equals("CN=second"));
    assertThat(subject(send(there, at(host, "/who")))).isEqualTo("CN=first");
  }

  @Test
  void aClientIsWhoItsCertificateSays() {
    HttpHost host =
        start(
            askingForCertificates("asking-0", ClientCertificates.WANTED),
            new CertificateSettings(
                CertificateMatch.parse("uri:spiffe://assay.test/ci"),
                Optional.of("ci"),
                List.of(Role.PUBLISHER)),
            new CertificateSettings(
                CertificateMatch.parse("subject:CN=ada,O=Assay"),
                Optional.empty(),
                List.of(Role.READER)),
            new CertificateSettings(
                CertificateMatch.parse("cn:bob"), Optional.empty(), List.of(Role.READER)));
    HttpClient ci =
        client(authority.trusting(authority.issue("ci", "CN=x", "uri:spiffe://assay.test/ci")));
    assertThat(send(ci, at(host, "/who")).body()).isEqualTo("ci");
    assertThat(send(ci, at(host, "/things").POST(HttpRequest.BodyPublishers.noBody())).statusCode())
        .isEqualTo(204);
    HttpClient ada =
        client(authority.trusting(authority.issue("ada", "CN=ada, O=Assay", "dns:ada.test")));
    assertThat(send(ada, at(host, "/who")).body()).isEqualTo("CN=ada,O=Assay");
    HttpResponse<String> refused =
        send(ada, at(host, "/things").POST(HttpRequest.BodyPublishers.noBody()));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("publisher");
    HttpClient bob = client(authority.trusting(authority.issue("bob", "CN=bob", "dns:bob.test")));
    assertThat(send(bob, at(host, "/who")).body()).isEqualTo("bob");
  }

  @Test
  void aCertificateThatIsNobodysOrNoneAtAllProvesNothing() {
    HttpHost host =
        start(
            askingForCertificates("asking-1", ClientCertificates.WANTED),
            new CertificateSettings(
                CertificateMatch.parse("cn:ada"), Optional.empty(), List.of(Role.READER)));
    HttpClient eve = client(authority.trusting(authority.issue("eve", "CN=eve, O=ada", "dns:ada")));
    assertThat(send(eve, at(host, "/who")).statusCode()).isEqualTo(401);
    assertThat(send(client(authority.trusting()), at(host, "/who")).statusCode()).isEqualTo(401);
  }

  @Test
  void aCertificateByAnotherAuthorityGetsNoConnection() {
    HttpHost host =
        start(
            askingForCertificates("asking-2", ClientCertificates.REQUIRED),
            new CertificateSettings(
                CertificateMatch.parse("cn:ada"), Optional.empty(), List.of(Role.READER)));
    Authority other = Authority.in(dir, "other");
    Issued forged = other.issue("ada", "CN=ada", "dns:ada");
    SSLContext mixed = authority.trusting();
    assertThatThrownBy(() -> send(client(mixed), at(host, "/who")))
        .isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(
            () -> send(client(other.trusting(forged, authority.certificate())), at(host, "/who")))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void aKeyOfAnotherCertificateIsRefusedAtTheStart() {
    Issued one = authority.issue("one", "CN=one", HERE);
    Issued two = authority.issue("two", "CN=two", HERE);
    assertThatThrownBy(() -> start(plain(one.certificate(), two.key())))
        .hasMessageContaining("two.key")
        .hasMessageContaining("not the key of the certificate")
        .hasMessageContaining("one.pem");
  }
}
