package dev.assay.registry.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.rest.LogPosition;
import dev.assay.etcd.EtcdAccess;
import dev.assay.kit.tls.ClientTlsSettings;
import dev.assay.registry.state.Snapshot;
import dev.assay.servers.etcd.EtcdServer;
import dev.assay.servers.etcd.EtcdServerSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The mirror against a real etcd. */
@Tag("etcd")
class MirrorTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final ScriptedFeed feed = new ScriptedFeed();
  private final ScriptedLog log = new ScriptedLog();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private EtcdServer etcd;

  @BeforeEach
  void startEtcd() {
    assumeThat(EtcdServer.binary())
        .as("the program etcd is not on the PATH; apt-get install etcd-server")
        .isPresent();
    etcd = open(EtcdServer.start(EtcdServerSettings.ephemeral()));
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable one : opened.reversed()) {
      one.close();
    }
  }

  @Test
  void catchesUpWithEverythingThatWasSaidBeforeItStarted() {
    for (int id = 1; id <= 250; id++) {
      feed.tell(Facts.version(id));
    }
    feed.tell(Facts.policy(1, Mode.ENFORCE));

    Mirror mirror = mirror();

    awaitMirrored(mirror, feed.current());
    assertThat(contents())
        .hasSize(501)
        .containsKeys(
            "/assay/schemas/v1/telemetry.Event1/1.0.0",
            "/assay/schemas/v1/telemetry.Event1/latest",
            "/assay/enforcement/schema:telemetry.Event1");
  }

  @Test
  void followsEveryChange() {
    Mirror mirror = mirror();

    feed.tell(Facts.version(1));
    feed.tell(Facts.policy(1, Mode.ENFORCE));
    Snapshot last = feed.tell(Facts.policy(2, Mode.OFF));

    awaitMirrored(mirror, last);
    assertThat(contents().get("/assay/enforcement/schema:telemetry.Event1"))
        .contains("\"mode\":\"off\"", "\"revision\":2");
  }

  @Test
  void twoMirrorsOfOneLogLeaveExactlyItsState() {
    Mirror one = mirror();
    Mirror other = mirror();

    for (int id = 1; id <= 60; id++) {
      feed.tell(Facts.version(id));
    }

    awaitMirrored(one, feed.current());
    awaitMirrored(other, feed.current());
    assertThat(contents()).isEqualTo(MirrorImage.of(feed.current().state()));
  }

  @Test
  void neverWritesAnOlderStateOverANewerCopy() {
    ScriptedFeed lagging = new ScriptedFeed();
    Snapshot ahead = feed.tell(Facts.version(1));
    feed.tell(Facts.version(2));
    Mirror newer = mirror();
    awaitMirrored(newer, feed.current());
    lagging.tell(Facts.version(1));

    MirrorCopy older = new MirrorCopy(store(), log);

    assertThat(older.bringTo(ahead)).isEqualTo(MirrorCopy.Outcome.AHEAD);
    assertThat(contents()).isEqualTo(MirrorImage.of(feed.current().state()));
  }

  @Test
  void aMirrorThatLostItsTurnCannotWrite() {
    Snapshot first = feed.tell(Facts.version(1));
    MirrorCopy zombie = new MirrorCopy(store(), log);
    assertThat(zombie.bringTo(first)).isEqualTo(MirrorCopy.Outcome.IN_STEP);
    Mirror other = mirror();
    Snapshot second = feed.tell(Facts.version(2));
    awaitMirrored(other, second);
    Snapshot third = feed.tell(Facts.version(3));
    awaitMirrored(other, third);

    assertThat(zombie.bringTo(second)).isEqualTo(MirrorCopy.Outcome.LOST_RACE);

    assertThat(contents()).isEqualTo(MirrorImage.of(third.state()));
    assertThat(zombie.bringTo(second)).isEqualTo(MirrorCopy.Outcome.IN_STEP);
  }

  @Test
  void catchesUpAfterEtcdWasStoppedAndStartedAgain() {
    Mirror mirror = mirror();
    awaitMirrored(mirror, feed.tell(Facts.version(1)));

    etcd.stop();
    Snapshot missed = feed.tell(Facts.version(2));
    await().atMost(SOON).until(() -> mirror.status() instanceof MirrorStatus.Waiting);
    etcd.startAgain();

    awaitMirrored(mirror, missed);
    assertThat(contents()).isEqualTo(MirrorImage.of(missed.state()));
  }

  @Test
  void fillsEverythingAnewAndRemovesStraysWhenTheCheckpointIsLost() throws Exception {
    Mirror mirror = mirror();
    awaitMirrored(mirror, feed.tell(Facts.version(1)));

    try (RawEtcd raw = new RawEtcd(etcd.endpoint())) {
      raw.put("/assay/schemas/v9/stray/1.0.0", "{}");
      raw.delete("/assay/schemas/v1/telemetry.Event1/latest");
      raw.delete(MirrorKeys.CHECKPOINT);
    }

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(contents()).isEqualTo(MirrorImage.of(feed.current().state())));
  }

  @Test
  void leavesKeysOutsideItsPrefixesAlone() throws Exception {
    try (RawEtcd raw = new RawEtcd(etcd.endpoint())) {
      raw.put("/assay-of-somebody-else", "1");
      Mirror mirror = mirror();
      awaitMirrored(mirror, feed.tell(Facts.version(1)));

      assertThat(raw.get("/assay-of-somebody-else")).contains("1");
    }
  }

  @Test
  void haltsBeforeACheckpointOfAnotherClusterUntilToldToRebuild() throws Exception {
    Mirror first = mirror();
    awaitMirrored(first, feed.tell(Facts.version(1)));
    first.close();
    NavigableMap<String, String> before = contents();
    log.become(new LogIdentity("cluster-b", "topic-s", "topic-e"));
    feed.tell(Facts.version(2));

    Mirror mirror = mirror();
    await().atMost(SOON).until(() -> mirror.status() instanceof MirrorStatus.Halted);

    assertThat(mirror.status())
        .asString()
        .contains("cluster-a", "cluster-b", "assay mirror rebuild");
    assertThat(contents()).isEqualTo(before);
    mirror.rebuild().toCompletableFuture().get(30, TimeUnit.SECONDS);
    assertThat(contents()).isEqualTo(MirrorImage.of(feed.current().state()));
  }

  @Test
  void haltsWhenTheLogHasLostRecordsThatWereMirrored() throws Exception {
    Mirror first = mirror();
    feed.tell(Facts.version(1));
    awaitMirrored(first, feed.tell(Facts.version(2)));
    first.close();
    log.endAt(new LogPosition(0, -1));

    Mirror mirror = mirror();

    await().atMost(SOON).until(() -> mirror.status() instanceof MirrorStatus.Halted);
    assertThat(mirror.status()).asString().contains("ahead of the log's end");
  }

  @Test
  void verifyNamesWhatIsMissingDifferentOrStray() throws Exception {
    Mirror mirror = mirror();
    feed.tell(Facts.version(1));
    awaitMirrored(mirror, feed.tell(Facts.version(2)));
    assertThat(verify(mirror).equal()).isTrue();

    try (RawEtcd raw = new RawEtcd(etcd.endpoint())) {
      raw.delete("/assay/schemas/v1/telemetry.Event1/1.0.0");
      raw.put("/assay/schemas/v1/telemetry.Event2/latest", "{}");
      raw.put("/assay/schemas/v9/stray/1.0.0", "{}");
    }

    MirrorReport report = verify(mirror);
    assertThat(report.equal()).isFalse();
    assertThat(report.missing()).containsExactly("/assay/schemas/v1/telemetry.Event1/1.0.0");
    assertThat(report.differing()).containsExactly("/assay/schemas/v1/telemetry.Event2/latest");
    assertThat(report.stray()).containsExactly("/assay/schemas/v9/stray/1.0.0");

    mirror.rebuild().toCompletableFuture().get(30, TimeUnit.SECONDS);
    assertThat(verify(mirror).equal()).isTrue();
  }

  private static MirrorReport verify(Mirror mirror) throws Exception {
    return mirror.verify().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private Mirror mirror() {
    return open(Mirror.start(store(), log, feed));
  }

  private EtcdMirrorStore store() {
    return open(new EtcdMirrorStore(access()));
  }

  private EtcdAccess access() {
    return new MirrorSettings(
            List.of(URI.create(etcd.endpoint())),
            ClientTlsSettings.USUAL,
            Optional.empty(),
            Optional.empty())
        .access()
        .orElseThrow();
  }

  private NavigableMap<String, String> contents() {
    try (EtcdMirrorStore reader = new EtcdMirrorStore(access())) {
      return reader.contents();
    }
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
