package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryStoreTest extends ObjectStoreContract {

  @Override
  ObjectStore store() {
    return new DirectoryStore(directory.resolve("objects"));
  }

  @Test
  void whatIsUnfinishedOrOfOthersIsNoObject() throws Exception {
    Path root = Files.createDirectories(directory.resolve("objects").resolve("folder"));
    Files.createFile(root.resolve(".unfinished-123"));
    Files.createFile(root.resolve("a name with spaces"));
    try (ObjectStore store = store()) {
      assertThat(store.list()).isEmpty();
    }
  }

  @Test
  void afterAWriteNothingElseIsLeft() throws Exception {
    try (ObjectStore store = store()) {
      store.put(new ObjectKey("folder/object"), new Content.Bytes(new byte[1]));
      assertThat(store.putIfAbsent(new ObjectKey("folder/object"), new byte[2])).isFalse();
    }
    try (Stream<Path> files = Files.list(directory.resolve("objects/folder"))) {
      assertThat(files).extracting(Path::getFileName).containsExactly(Path.of("object"));
    }
  }

  @Test
  void whatAKilledWriterLeavesIsTakenAwayOnceNobodyCanBeWritingIt() throws Exception {
    Path root = directory.resolve("objects");
    await().atMost(Duration.ofMinutes(2)).until(() -> leavesSomethingWhenKilled(root));
    Files.createFile(root.resolve("backup").resolve(".unfinished-by-somebody-else"));
    try (ObjectStore store = store()) {
      assertThat(store.list()).extracting(StoredObject::key).allMatch(EndlessWriter.KEY::equals);
      Instant beforeItWasWritten = Instant.now().minus(Duration.ofDays(1));
      assertThat(store.removeUnfinished(beforeItWasWritten, false)).isZero();
      Instant after = Instant.now().plus(Duration.ofDays(1));
      int left = store.removeUnfinished(after, true);

      assertThat(left).isPositive();
      assertThat(store.removeUnfinished(after, false)).isEqualTo(left);
      assertThat(store.removeUnfinished(after, true)).isZero();
      assertThat(root.resolve("backup/.unfinished-by-somebody-else")).exists();
    }
  }

  /** As a rule at once: between two writes there is hardly a moment. */
  private static boolean leavesSomethingWhenKilled(Path root) throws Exception {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EndlessWriter.class.getName(),
                root.toString())
            .inheritIO()
            .start();
    try {
      await().atMost(Duration.ofMinutes(2)).until(() -> hasUnfinished(root));
    } finally {
      writer.destroyForcibly().waitFor();
    }
    return hasUnfinished(root);
  }

  private static boolean hasUnfinished(Path root) throws Exception {
    if (!Files.isDirectory(root.resolve("backup"))) {
      return false;
    }
    try (Stream<Path> files = Files.list(root.resolve("backup"))) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith(".unfinished-"));
    }
  }

  @Test
  void aPlaceThatCannotBeWrittenIsAwayAndNamed() throws Exception {
    Path file = Files.createFile(directory.resolve("a-file"));
    try (ObjectStore store = new DirectoryStore(file)) {
      assertThatThrownBy(() -> store.put(new ObjectKey("x/y"), new Content.Bytes(new byte[1])))
          .isInstanceOf(StoreAway.class)
          .hasMessageContaining(file.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "..",
        "a/../b",
        "/etc/passwd",
        "a//b",
        "a/.",
        "a/.unfinished-1",
        "a b",
        "a\\b"
      })
  void aKeyLeadsNowhereElse(String key) {
    assertThatThrownBy(() -> new ObjectKey(key)).isInstanceOf(IllegalArgumentException.class);
  }
}
