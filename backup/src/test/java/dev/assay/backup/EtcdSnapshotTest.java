package dev.assay.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.backup.checking.Backups;
import dev.assay.backup.checking.Checking;
import dev.assay.backup.form.BackupName;
import dev.assay.backup.form.Manifest;
import dev.assay.backup.form.Part;
import dev.assay.backup.making.Making;
import dev.assay.backup.source.EtcdSnapshot;
import dev.assay.backup.source.Progress;
import dev.assay.backup.source.SourceAway;
import dev.assay.etcd.EtcdAccess;
import dev.assay.etcd.EtcdNames;
import dev.assay.etcd.EtcdTls;
import dev.assay.etcd.EtcdUser;
import dev.assay.servers.certificates.Authority;
import dev.assay.servers.certificates.Authority.Issued;
import dev.assay.servers.etcd.EtcdSecurity;
import dev.assay.servers.etcd.EtcdServer;
import dev.assay.servers.etcd.EtcdServerSettings;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.relay.Relay;
import dev.assay.store.DirectoryStore;
import dev.assay.store.ObjectKey;
import dev.assay.store.ObjectStore;
import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Kafka.class)
class EtcdSnapshotTest {
  private static final BackupName NAME = new BackupName("with-etcd");
  private static final EtcdNames NAMES =
      new EtcdNames("the-ca", "the-cert", "the-key", "the-user", "the-password-file");

  @TempDir private Path directory;

  @BeforeAll
  static void etcdIsInstalled() {
    boolean installed = EtcdServer.binary().isPresent();
    if ("true".equals(System.getenv("CI"))) {
      assertThat(installed).as("etcd on the PATH; apt-get install etcd-server").isTrue();
    }
    assumeTrue(installed, "etcd is not on the PATH; apt-get install etcd-server");
  }

  private static void fill(EtcdServer etcd) throws Exception {
    try (Client client = Client.builder().endpoints(etcd.endpoint()).build()) {
      for (int i = 0; i < 50; i++) {
        var _ =
            client
                .getKVClient()
                .put(text("/assay/schemas/v1/s" + i), text("remembered-" + "x".repeat(4_000) + i))
                .get(10, TimeUnit.SECONDS);
      }
    }
  }

  private static ByteSequence text(String text) {
    return ByteSequence.from(text, UTF_8);
  }

  @Test
  void aSnapshotIsPartOfTheBackupAndHoldsWhatEtcdHeld(KafkaBroker broker) throws Exception {
    TestLog log = TestLog.filled(broker);
    try (EtcdServer etcd = EtcdServer.start(EtcdServerSettings.ephemeral());
        ObjectStore store = new DirectoryStore(directory)) {
      fill(etcd);

      Manifest made = making(log, URI.create(etcd.endpoint()), store).make(NAME, Progress.UNHEARD);

      Part snapshot =
          made.parts().stream().filter(part -> part.log().isEmpty()).findFirst().orElseThrow();
      assertThat(store.get(ObjectKey.of(NAME.value(), snapshot.object())))
          .hasValueSatisfying(
              bytes -> assertThat(new String(bytes, UTF_8)).contains("/assay/schemas/v1/s49"));
      assertThat(new Checking(made, store, _ -> {}).findings().faults()).isEmpty();
    }
  }

  @Test
  void aSnapshotThatWasCutMakesNoBackup(KafkaBroker broker) throws Exception {
    TestLog log = TestLog.filled(broker);
    try (EtcdServer etcd = EtcdServer.start(EtcdServerSettings.ephemeral());
        Relay relay = Relay.to(etcd.port());
        ObjectStore store = new DirectoryStore(directory)) {
      fill(etcd);
      relay.cutAfterReceiving(40_000);
      URI endpoint = URI.create("http://127.0.0.1:" + relay.port());

      assertThatThrownBy(() -> making(log, endpoint, store).make(NAME, Progress.UNHEARD))
          .isInstanceOf(SourceAway.class)
          .hasMessageContaining("etcd");
      assertThat(relay.cuts()).isPositive();
      assertThat(new Backups(store).latest()).isEmpty();
      assertThat(store.list()).isEmpty();
    }
  }

  @Test
  void anEtcdThatIsGoneMakesNoBackup(KafkaBroker broker) throws Exception {
    TestLog log = TestLog.filled(broker);
    try (Relay nobody = Relay.to(1);
        ObjectStore store = new DirectoryStore(directory)) {
      URI endpoint = URI.create("http://127.0.0.1:" + nobody.port());

      assertThatThrownBy(() -> making(log, endpoint, store).make(NAME, Progress.UNHEARD))
          .isInstanceOf(SourceAway.class)
          .hasMessageContaining("etcd");
      assertThat(store.list()).isEmpty();
    }
  }

  @Test
  void anEtcdThatAsksForACertificateIsKeptTooAndItsRefusalSaysWhatToGive(KafkaBroker broker)
      throws Exception {
    TestLog log = TestLog.filled(broker);
    Authority authority = Authority.in(directory, "authority");
    Issued own = authority.issue("etcd", "CN=etcd", "ip:127.0.0.1");
    Issued shown = authority.issue("backup", "CN=backup", "dns:backup");
    Optional<Path> ca = Optional.of(authority.certificate());
    try (EtcdServer etcd =
            EtcdServer.start(EtcdServerSettings.ephemeral().with(new EtcdSecurity.Tls(own, ca)));
        ObjectStore store = new DirectoryStore(directory.resolve("kept"))) {
      URI endpoint = URI.create(etcd.endpoint());
      EtcdTls bare = new EtcdTls(ca, Optional.empty(), Optional.empty());
      EtcdTls full = new EtcdTls(ca, Optional.of(shown.certificate()), Optional.of(shown.key()));

      assertThatThrownBy(() ->
              making(log, access(endpoint, bare, Optional.empty()), store)
                  .make(NAME, Progress.UNHEARD))
          .isInstanceOf(SourceAway.class)
          .hasMessageContaining(etcd.endpoint())
          .hasMessageContaining("the-cert");
      assertThat(store.list()).isEmpty();
      Manifest made =
          making(log, access(endpoint, full, Optional.empty()), store).make(NAME, Progress.UNHEARD);
      assertThat(made.parts()).anyMatch(part -> part.log().isEmpty());
    }
  }

  private static EtcdAccess access(URI endpoint, EtcdTls tls, Optional<EtcdUser> user) {
    return new EtcdAccess(List.of(endpoint), tls, user, NAMES);
  }

  private static Making making(TestLog log, URI endpoint, ObjectStore store) {
    return making(log, access(endpoint, EtcdTls.USUAL, Optional.empty()), store);
  }

  private static Making making(TestLog log, EtcdAccess etcd, ObjectStore store) {
    return new Making(
        log.place(), Optional.of(new EtcdSnapshot(etcd)), store, "test", Clock.systemUTC());
  }
}
