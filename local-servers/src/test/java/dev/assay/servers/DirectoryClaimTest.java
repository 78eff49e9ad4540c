package dev.assay.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryClaimTest {
  @TempDir private Path temp;

  @Test
  void aTemporaryDirectoryIsGoneAfterClose() throws Exception {
    DirectoryClaim claim = DirectoryClaim.on(DataDirectory.temporary());
    Files.createDirectories(claim.path().resolve("deep/down"));
    Files.writeString(claim.path().resolve("deep/down/file"), "content");

    claim.close();

    assertThat(claim.path()).doesNotExist();
  }

  @Test
  void aKeptDirectoryIsCreatedWithItsParentsAndStays() {
    Path wanted = temp.resolve("a/b");

    DirectoryClaim.on(DataDirectory.kept(wanted)).close();

    assertThat(wanted).isDirectory();
  }

  @Test
  void aDirectoryCanBeClaimedAgainAfterClose() {
    DirectoryClaim.on(DataDirectory.kept(temp)).close();

    try (DirectoryClaim again = DirectoryClaim.on(DataDirectory.kept(temp))) {
      assertThat(again.path()).isEqualTo(temp);
    }
  }

  @Test
  void aDirectoryInUseIsRefused() {
    try (DirectoryClaim first = DirectoryClaim.on(DataDirectory.kept(temp))) {
      assertThatExceptionOfType(ServerStartFailure.class)
          .isThrownBy(() ->
              DirectoryClaim.on(
                  DataDirectory.kept(first.path().resolve("../").resolve(temp.getFileName()))))
          .satisfies(failure -> {
            assertThat(failure.problem()).contains(temp.toString(), "in use");
            assertThat(failure.remedy()).contains("choose another directory");
          });
    }
  }

  @Test
  void aDirectoryThatCannotBeCreatedIsRefusedWithItsName() throws Exception {
    Path file = Files.writeString(temp.resolve("file"), "in the way");

    assertThatExceptionOfType(ServerStartFailure.class)
        .isThrownBy(() -> DirectoryClaim.on(DataDirectory.kept(file.resolve("data"))))
        .satisfies(failure ->
            assertThat(failure.problem())
                .contains(file.resolve("data").toString(), "cannot be written to"));
  }
}
