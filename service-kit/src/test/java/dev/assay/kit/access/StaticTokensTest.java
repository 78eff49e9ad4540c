package dev.assay.kit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.kit.config.Secret;
import dev.assay.kit.tls.WatchedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaticTokensTest {
  private static final String ADAS = "ada-has-a-long-token-1";
  private static final String BOBS = "bob-has-a-long-token-2";

  private final WatchedFiles files = WatchedFiles.every(Duration.ofMillis(20));

  @TempDir Path dir;

  @AfterEach
  void stop() {
    files.close();
  }

  private Doorkeeper doorkeeper(List<TokenSettings> tokens, Optional<Path> file) {
    return Doorkeeper.of(
        new AuthSettings(Optional.empty(), tokens, file, List.of(), AuthSettings.Probes.OPEN),
        files,
        Instant::now);
  }

  private Doorkeeper doorkeeper(Path file) {
    return doorkeeper(List.of(), Optional.of(file));
  }

  private Path file(String... lines) throws IOException {
    return Files.writeString(dir.resolve("tokens"), String.join("\n", lines));
  }

  private static Optional<Principal> holder(Doorkeeper doorkeeper, String token) {
    return doorkeeper.identify(new Presented(Optional.of(token), Optional.empty()))
            instanceof Identification.Known(Principal principal)
        ? Optional.of(principal)
        : Optional.empty();
  }

  private static TokenSettings token(String principal, String token) {
    return new TokenSettings(
        principal, List.of(Role.READER), Optional.of(new Secret(token)), Optional.empty());
  }

  @Test
  void aTokenIsKnownByItselfOrByItsHash() throws IOException {
    Doorkeeper doorkeeper =
        doorkeeper(
            file(
                "# who may",
                "",
                "ada publisher,operator " + ADAS,
                "bob reader sha256:" + TokenHash.of(BOBS).hex()));
    assertThat(holder(doorkeeper, ADAS).orElseThrow())
        .isEqualTo(
            Principal.of("ada", List.of(Role.PUBLISHER, Role.OPERATOR), Principal.Proof.TOKEN));
    assertThat(holder(doorkeeper, BOBS).orElseThrow().name()).isEqualTo("bob");
    assertThat(holder(doorkeeper, ADAS + "x")).isEmpty();
    assertThat(holder(doorkeeper, TokenHash.of(BOBS).hex())).isEmpty();
  }

  @Test
  void aTokenThatIsTakenOutOfTheFileIsUnknownWithoutARestart() throws IOException {
    Path file = file("ada reader " + ADAS);
    Doorkeeper doorkeeper = doorkeeper(List.of(token("bob", BOBS)), Optional.of(file));
    assertThat(holder(doorkeeper, ADAS)).isPresent();
    file("# nobody");
    Awaitility.await().untilAsserted(() -> assertThat(holder(doorkeeper, ADAS)).isEmpty());
    assertThat(holder(doorkeeper, BOBS)).as("configured beside the file").isPresent();
  }

  @Test
  void aFileThatBreaksLeavesInForceWhatWasReadBefore() throws Exception {
    Path file = file("ada reader " + ADAS);
    Doorkeeper doorkeeper = doorkeeper(file);
    file("ada reader");
    file("ada reader " + ADAS, "bob reader " + BOBS);
    Awaitility.await().untilAsserted(() -> assertThat(holder(doorkeeper, BOBS)).isPresent());
    file("bob boss " + BOBS);
    Awaitility.await()
        .during(Duration.ofMillis(100))
        .until(() -> holder(doorkeeper, BOBS).isPresent());
  }

  @Test
  void whatIsWrongInAFileIsToldByItsLineWithoutTheToken() throws IOException {
    Path file = file("# first", "bob boss " + BOBS);
    assertThatThrownBy(() -> doorkeeper(file))
        .hasMessageContaining("line 2")
        .hasMessageContaining("boss")
        .hasMessageContaining("reader, publisher, operator, admin")
        .message()
        .doesNotContain(BOBS);
    file("bob reader guessable");
    assertThatThrownBy(() -> doorkeeper(file))
        .hasMessageContaining("line 1")
        .hasMessageContaining("openssl rand")
        .message()
        .doesNotContain("guessable");
    file("bob reader");
    assertThatThrownBy(() -> doorkeeper(file)).hasMessageContaining("NAME ROLE[,ROLE…] TOKEN");
  }

  @Test
  void aTokenThatTwoHaveIsRefused() {
    assertThatThrownBy(
            () -> doorkeeper(List.of(token("ada", ADAS), token("bob", ADAS)), Optional.empty()))
        .hasMessageContaining("two principals");
  }

  @Test
  void rolesIncludeEachOtherAsTheTableSays() {
    assertThat(Role.READER.sufficient())
        .containsExactly(Role.READER, Role.PUBLISHER, Role.OPERATOR, Role.ADMIN);
    assertThat(Role.PUBLISHER.sufficient()).containsExactly(Role.PUBLISHER, Role.ADMIN);
    assertThat(Role.OPERATOR.sufficient()).containsExactly(Role.OPERATOR, Role.ADMIN);
    assertThat(Role.ADMIN.sufficient()).containsExactly(Role.ADMIN);
  }
}
