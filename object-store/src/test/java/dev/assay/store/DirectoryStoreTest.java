package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
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
