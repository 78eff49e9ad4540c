package dev.assay.registry.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.contracts.rest.LogPosition;
import dev.assay.kit.tls.ClientTlsSettings;
import dev.assay.kit.tls.FileUnusable;
import dev.assay.kit.tls.WatchedFiles;
import dev.assay.registry.state.Snapshot;
import dev.assay.servers.certificates.Authority;
import dev.assay.servers.certificates.Authority.Issued;
import dev.assay.servers.etcd.EtcdSecurity;
import dev.assay.servers.etcd.EtcdServer;
import dev.assay.servers.etcd.EtcdServerSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mirror in an etcd that asks for certificates, also when all of them are exchanged. */
@Tag("etcd")
class MirrorTlsTest {
  private static final Duration SOON = Duration.ofMinutes(2);

  @TempDir private Path directory;
  private final ScriptedFeed feed = new ScriptedFeed();
  private final ScriptedLog log = new ScriptedLog();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private Authority first;
  private Authority second;

  /** What etcd and the mirror read; its content is what changes. */
  private Path etcdCa;

  private Issued etcdShown;
  private ClientTlsSettings tls = ClientTlsSettings.USUAL;
  private EtcdServer etcd;

  @BeforeEach
  void startEtcd() throws Exception {
    boolean installed = EtcdServer.binary().isPresent();
    if ("true".equals(System.getenv("CI"))) {
      assertThat(installed).as("etcd on the PATH; apt-get install etcd-server").isTrue();
    }
    assumeTrue(installed, "etcd is not on the PATH; apt-get install etcd-server");
    first = Authority.in(directory, "first");
    second = Authority.in(directory, "second");
    etcdCa = directory.resolve("etcd-ca.pem");
    etcdShown = new Issued(file("etcd.pem"), file("etcd.key"), "etcd");
    tls =
        new ClientTlsSettings(
            Optional.of(file("mirror-ca.pem")),
            Optional.of(file("mirror.pem")),
            Optional.of(file("mirror.key")));
    giveEtcd(first);
    giveMirror(first);
    etcd =
        open(
            EtcdServer.start(
                EtcdServerSettings.ephemeral()
                    .with(new EtcdSecurity.Tls(etcdShown, Optional.of(etcdCa)))));
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable one : opened.reversed()) {
      one.close();
    }
  }

  @Test
  void followsByItsCertificateAndGoesOnWithNewOnesWhenAllAreExchanged() throws Exception {
    Mirror mirror = mirror(tls);
    awaitMirrored(mirror, feed.tell(Facts.version(1)));

    etcd.stop();
    giveEtcd(second);
    etcd.startAgain();
    Snapshot missed = feed.tell(Facts.version(2));
    assertThat(awaitTrouble(mirror, "not vouched for"))
        .contains(etcd.endpoint(), tls.ca().orElseThrow().toString(), "mirror.etcd.tls.ca");

    giveMirror(second);

    awaitMirrored(mirror, missed);
  }

  @Test
  void aKeyThatCameBeforeItsCertificateChangesNothing() throws Exception {
    Mirror mirror = mirror(tls);
    awaitMirrored(mirror, feed.tell(Facts.version(1)));
    Issued next = first.issue("next", "CN=next", "dns:next");

    copy(next.key(), tls.key().orElseThrow());
    etcd.stop();
    etcd.startAgain();
    awaitMirrored(mirror, feed.tell(Facts.version(2)));
    copy(next.certificate(), tls.certificate().orElseThrow());
    etcd.stop();
    etcd.startAgain();

    awaitMirrored(mirror, feed.tell(Facts.version(3)));
  }

  @Test
  void withoutACertificateItWaitsAndSaysWhatToGive() {
    feed.tell(Facts.version(1));
    Mirror mirror = mirror(new ClientTlsSettings(tls.ca(), Optional.empty(), Optional.empty()));

    assertThat(awaitTrouble(mirror, "asks for a certificate"))
        .contains(etcd.endpoint(), "mirror.etcd.tls.certificate", "mirror.etcd.tls.key");
  }

  @Test
  void filesThatCannotBeUsedAreNamedAtTheStart() throws Exception {
    Path missing = file("missing.pem");
    assertThatThrownBy(
            () -> mirror(new ClientTlsSettings(Optional.of(missing), tls.certificate(), tls.key())))
        .isInstanceOf(FileUnusable.class)
        .hasMessageContaining(missing.toString());
    Files.writeString(
        tls.key().orElseThrow(), Files.readString(first.issue("o", "CN=o", "dns:o").key()));
    assertThatThrownBy(() -> mirror(tls))
        .isInstanceOf(FileUnusable.class)
        .hasMessageContaining("not the key of the certificate");
    Path empty = Files.createFile(file("password"));
    assertThatThrownBy(
            () -> WatchedEtcd.open(settings(Optional.empty(), Optional.of(empty)), files()))
        .isInstanceOf(FileUnusable.class)
        .hasMessageContaining(empty.toString());
  }

  @Test
  void settingsThatDoNotGoTogetherAreRefusedByTheirKeys() {
    assertThatThrownBy(() ->
            new MirrorSettings(
                List.of(URI.create("http://etcd:2379")), tls, Optional.empty(), Optional.empty()))
        .hasMessageContaining("mirror.etcd.tls.ca")
        .hasMessageContaining("write https://");
    assertThatThrownBy(() ->
            new MirrorSettings(
                List.of(), ClientTlsSettings.USUAL, Optional.of("me"), Optional.empty()))
        .hasMessageContaining("etcd.user and etcd.password-file belong together");
    assertThatThrownBy(
            () -> new ClientTlsSettings(Optional.empty(), tls.certificate(), Optional.empty()))
        .hasMessageContaining("certificate and key belong together");
  }

  private MirrorSettings settings(Optional<ClientTlsSettings> shown, Optional<Path> password) {
    return new MirrorSettings(
        List.of(URI.create(etcd.endpoint())),
        shown.orElse(ClientTlsSettings.USUAL),
        password.map(_ -> "registry"),
        password);
  }

  private WatchedFiles files() {
    return open(WatchedFiles.every(Duration.ofMillis(20)));
  }

  private Mirror mirror(ClientTlsSettings shown) {
    return open(
        Mirror.start(
            WatchedEtcd.open(settings(Optional.of(shown), Optional.empty()), files()), log, feed));
  }

  private void giveEtcd(Authority authority) throws IOException {
    Issued issued = authority.issue("etcd", "CN=etcd", "ip:127.0.0.1");
    copy(authority.certificate(), etcdCa);
    copy(issued.certificate(), etcdShown.certificate());
    copy(issued.key(), etcdShown.key());
  }

  private void giveMirror(Authority authority) throws IOException {
    Issued issued = authority.issue("mirror", "CN=registry", "dns:registry");
    copy(authority.certificate(), tls.ca().orElseThrow());
    copy(issued.certificate(), tls.certificate().orElseThrow());
    copy(issued.key(), tls.key().orElseThrow());
  }

  private Path file(String name) {
    return directory.resolve("given-" + name);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String awaitTrouble(Mirror mirror, String words) {
    return await()
        .atMost(SOON)
        .until(() -> mirror.status().toString(), status -> status.contains(words));
  }

  private static void awaitMirrored(Mirror mirror, Snapshot snapshot) {
    await()
        .atMost(SOON)
        .until(() ->
            mirror.status() instanceof MirrorStatus.Following(LogPosition position)
                && position.isAtLeast(snapshot.position()));
  }

  private <T extends AutoCloseable> T open(T one) {
    opened.add(one);
    return one;
  }
}
