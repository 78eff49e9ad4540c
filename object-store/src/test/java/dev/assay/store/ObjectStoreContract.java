package dev.assay.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store does. */
abstract class ObjectStoreContract {
  private static final ObjectKey KEY = ObjectKey.of("folder", "object.json");

  @TempDir Path directory;

  abstract ObjectStore store();

  @Test
  void whatIsPutIsReadBackAndReplacedByWhatIsPutAgain() {
    try (ObjectStore store = store()) {
      store.put(KEY, new Content.Bytes("first, and longer".getBytes(UTF_8)));
      store.put(KEY, new Content.Bytes("second".getBytes(UTF_8)));

      assertThat(store.get(KEY).map(bytes -> new String(bytes, UTF_8))).contains("second");
    }
  }

  @Test
  void aFileIsPutAndReadBackInPieces() throws Exception {
    byte[] large = new byte[3 << 20];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) ((i * 31) >> 3);
    }
    Path file = Files.write(directory.resolve("large"), large);
    try (ObjectStore store = store()) {
      store.put(KEY, new Content.InFile(file));

      ByteArrayOutputStream read = new ByteArrayOutputStream();
      assertThat(store.read(KEY, bytes -> bytes.transferTo(read))).contains((long) large.length);
      assertThat(read.toByteArray()).isEqualTo(large);
    }
  }

  @Test
  void ofManyWhoPutIfAbsentAtOnceOneSucceedsAndItsBytesStay() throws Exception {
    try (ObjectStore store = store();
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Boolean>> attempts =
          IntStream.range(0, 8)
              .<Callable<Boolean>>mapToObj(i -> () -> store.putIfAbsent(KEY, new byte[] {(byte) i}))
              .toList();
      int succeeded = -1;
      List<Future<Boolean>> outcomes = threads.invokeAll(attempts);
      for (int i = 0; i < outcomes.size(); i++) {
        if (outcomes.get(i).get()) {
          assertThat(succeeded).as("a second one that succeeded").isEqualTo(-1);
          succeeded = i;
        }
      }

      assertThat(store.get(KEY)).hasValue(new byte[] {(byte) succeeded});
      assertThat(store.list()).hasSize(1);
    }
  }

  @Test
  void whatIsNotThereIsNothingAndRemovingItDoesNothing() {
    try (ObjectStore store = store()) {
      assertThat(store.get(KEY)).isEmpty();
      assertThat(store.list()).isEmpty();
      store.remove(KEY);
    }
  }

  @Test
  void objectsAreListedByTheirKeysWithTheirSizesUntilTheyAreRemoved() {
    try (ObjectStore store = store()) {
      store.put(new ObjectKey("b/two"), new Content.Bytes(new byte[2]));
      store.put(new ObjectKey("a/one"), new Content.Bytes(new byte[1]));
      store.put(new ObjectKey("b/three"), new Content.Bytes(new byte[3]));
      store.remove(new ObjectKey("b/two"));

      assertThat(store.list())
          .extracting(found -> found.key().value() + " " + found.bytes())
          .containsExactly("a/one 1", "b/three 3");
    }
  }
}
