package dev.assay.kit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.assay.kit.tls.ClientTlsSettings;
import dev.assay.servers.certificates.Authority;
import dev.assay.servers.certificates.Authority.Issued;
import dev.assay.servers.kafka.BrokerAccess;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client of a real broker that asks for certificates, while the client's are exchanged. */
class WatchedTlsTest {
  @TempDir private static Path directory;
  private static Authority authority;
  private static Authority stranger;
  private static KafkaBroker broker;

  @BeforeAll
  static void startBroker() {
    authority = Authority.in(directory, "authority");
    stranger = Authority.in(directory, "stranger");
    Issued shown = authority.issue("broker", "CN=broker", "ip:127.0.0.1");
    broker =
        KafkaBroker.start(
            KafkaBrokerSettings.ephemeral()
                .withAccess(new BrokerAccess.ByCertificate(shown, authority.certificate())));
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void aClientThatWasRefusedIsLetInOnceItsFilesAreRenewed() throws Exception {
    ClientTlsSettings files = files("renewed");
    give(files, stranger, authority);
    try (Admin client = Admin.create(access(files).with(quick()))) {
      assertThatThrownBy(() -> client.describeCluster().nodes().get())
          .isInstanceOf(ExecutionException.class);

      give(files, authority, authority);

      await()
          .atMost(Duration.ofMinutes(2))
          .ignoreExceptionsInstanceOf(ExecutionException.class)
          .until(() -> client.describeCluster().nodes().get().size() == 1);
    }
  }

  @Test
  void aBrokerThatNobodyVouchesForIsNotAsked() throws Exception {
    ClientTlsSettings files = files("trusting-another");
    give(files, authority, stranger);
    try (Admin client = Admin.create(access(files).with(quick()))) {
      assertThatThrownBy(() -> client.describeCluster().nodes().get())
          .hasCauseInstanceOf(SslAuthenticationException.class)
          .hasStackTraceContaining("unable to find valid certification path");
    }
  }

  @Test
  void inTheMiddleOfARenewalWhatWasReadBeforeStaysInUse() throws Exception {
    ClientTlsSettings files = files("half-way");
    give(files, authority, authority);
    WatchedTls tls = new WatchedTls();
    tls.configure(WatchedTls.settings(files));
    copy(stranger.issue("half", "CN=half", "dns:half").key(), files.key().orElseThrow());

    assertThat(tls.createClientSslEngine("127.0.0.1", 1, "https").getUseClientMode()).isTrue();
  }

  @Test
  void filesThatCannotBeUsedAreNamedWhenAClientIsMade() {
    ClientTlsSettings files = files("missing");

    assertThatThrownBy(() -> Admin.create(access(files).with(quick())))
        .isInstanceOf(KafkaException.class)
        .hasStackTraceContaining(files.certificate().orElseThrow().toString());
  }

  @Test
  void whatContradictsIsRefused() {
    ClientTlsSettings files = files("any");
    assertThatThrownBy(() -> new KafkaAccess("kafka:9093", Map.of(), files))
        .hasMessageContaining("client.security.protocol is 'PLAINTEXT'")
        .hasMessageContaining("SASL_SSL");
    Map<String, String> twice =
        Map.of("security.protocol", "SSL", "ssl.keystore.location", "user.p12");
    assertThatThrownBy(() -> new KafkaAccess("kafka:9093", twice, files))
        .hasMessageContaining("client.ssl.keystore.location");
  }

  private static KafkaAccess access(ClientTlsSettings files) {
    return new KafkaAccess(broker.bootstrapServers(), Map.of("security.protocol", "SSL"), files);
  }

  private static Map<String, Object> quick() {
    return Map.of(
        "reconnect.backoff.max.ms", 200,
        "request.timeout.ms", 5_000,
        "default.api.timeout.ms", 5_000);
  }

  private static ClientTlsSettings files(String name) {
    return new ClientTlsSettings(
        Optional.of(directory.resolve(name + "-ca.pem")),
        Optional.of(directory.resolve(name + ".pem")),
        Optional.of(directory.resolve(name + ".key")));
  }

  private static void give(ClientTlsSettings files, Authority issuer, Authority trusted)
      throws IOException {
    String alias = "client-" + Math.abs(System.nanoTime());
    Issued issued = issuer.issue(alias, "CN=client", "dns:client");
    copy(trusted.certificate(), files.ca().orElseThrow());
    copy(issued.certificate(), files.certificate().orElseThrow());
    copy(issued.key(), files.key().orElseThrow());
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }
}
