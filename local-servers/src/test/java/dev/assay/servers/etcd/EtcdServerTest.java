package dev.assay.servers.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.servers.FreePorts;
import dev.assay.servers.ServerStartFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EtcdServerTest {
  @TempDir private Path temp;
  private EtcdServer etcd;
  private Keys keys;

  @BeforeEach
  void start() {
    assumeTrue(
        EtcdServer.binary().isPresent(),
        "no etcd program on the PATH (Debian: apt-get install etcd-server)");
    etcd = EtcdServer.start(EtcdServerSettings.ephemeral());
    keys = new Keys(etcd.endpoint());
  }

  @AfterEach
  void close() {
    etcd.close();
  }

  @Test
  void aKeyPutIsThereAfterStopAndStart() throws Exception {
    keys.put("k", "v");

    etcd.stop();
    assertThat(etcd.isRunning()).isFalse();
    etcd.startAgain();

    assertThat(keys.holds("k", "v")).isTrue();
    assertThat(keys.holds("other", "v")).isFalse();
  }

  @Test
  void aKilledEtcdIsUnreachableUntilStartedAgainWithItsData() throws Exception {
    keys.put("k", "v");

    etcd.kill();
    assertThatIOException().isThrownBy(() -> keys.holds("k", "v"));
    etcd.startAgain();

    assertThat(keys.holds("k", "v")).isTrue();
  }

  @Test
  void startingARunningEtcdAgainChangesNothing() throws Exception {
    keys.put("k", "v");

    etcd.startAgain();

    assertThat(keys.holds("k", "v")).isTrue();
  }

  @Test
  void dataSurvivesInItsDirectory() throws Exception {
    try (EtcdServer first = EtcdServer.start(EtcdServerSettings.in(temp, 0))) {
      new Keys(first.endpoint()).put("k", "v");
    }

    try (EtcdServer second = EtcdServer.start(EtcdServerSettings.in(temp, FreePorts.one()))) {
      assertThat(new Keys(second.endpoint()).holds("k", "v")).isTrue();
    }
  }

  @Test
  void closeEndsTheProcessFreesThePortAndDeletesTheTemporaryDirectory() throws Exception {
    assertThat(etcd.log()).isNotEmptyFile();

    etcd.close();

    assertThat(etcd.isRunning()).isFalse();
    assertThat(etcd.log().getParent()).doesNotExist();
    FreePorts.bind(etcd.port()).close();
  }

  @Test
  void aTakenPortIsRefusedAndTheHolderGoesOn() throws Exception {
    assertThatExceptionOfType(ServerStartFailure.class)
        .isThrownBy(() -> EtcdServer.start(EtcdServerSettings.in(temp, etcd.port())))
        .withMessageContaining("port " + etcd.port());

    keys.put("still", "here");
    assertThat(keys.holds("still", "here")).isTrue();
  }
}
