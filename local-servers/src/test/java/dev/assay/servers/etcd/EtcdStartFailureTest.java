package dev.assay.servers.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.servers.DataDirectory;
import dev.assay.servers.DirectoryClaim;
import dev.assay.servers.ServerStartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EtcdStartFailureTest {
  @TempDir private Path temp;

  @Test
  void aMissingProgramIsSaidWithTheWayToGetIt() {
    assertThatExceptionOfType(ServerStartFailure.class)
        .isThrownBy(() -> EtcdServer.start(searchingIn(temp)))
        .satisfies(failure -> {
          assertThat(failure.problem()).contains("no etcd", temp.toString());
          assertThat(failure.remedy()).contains("apt-get install etcd-server", "--etcd off");
        });
  }

  @Test
  void aFileThatIsNotExecutableIsNoProgram() throws Exception {
    Files.writeString(temp.resolve("etcd"), "text");

    assertThat(EtcdBinary.on(temp.toString())).isEmpty();
  }

  @Test
  void theFirstProgramOnTheSearchPathIsTaken() throws Exception {
    Path empty = Files.createDirectory(temp.resolve("empty"));
    Path full = Files.createDirectory(temp.resolve("full"));
    Path program = script(full, "exit 0");

    assertThat(EtcdBinary.on(empty + ":" + full)).contains(program);
  }

  @Test
  void aProgramThatEndsAtOnceIsReportedWithItsLastWords() throws Exception {
    script(temp, "echo the disk is on fire; exit 3");
    Path data = temp.resolve("data");

    assertThatExceptionOfType(ServerStartFailure.class)
        .isThrownBy(() ->
            EtcdServer.start(new EtcdServerSettings(DataDirectory.kept(data), 0, temp.toString())))
        .satisfies(
            failure -> assertThat(failure.problem()).contains("status 3", "the disk is on fire"));
    DirectoryClaim.on(DataDirectory.kept(data)).close();
  }

  private static EtcdServerSettings searchingIn(Path directory) {
    return new EtcdServerSettings(DataDirectory.temporary(), 0, directory.toString());
  }

  private static Path script(Path directory, String body) throws Exception {
    Path file = directory.resolve("etcd");
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
