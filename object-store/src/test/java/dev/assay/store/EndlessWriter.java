package dev.assay.store;

import java.nio.file.Path;

/** A process that writes one object again and again, to be killed meanwhile. */
final class EndlessWriter {
  static final ObjectKey KEY = ObjectKey.of("backup", "part");
  private static final int BYTES = 16 << 20;

  private EndlessWriter() {}

  public static void main(String[] words) {
    try (ObjectStore store = new DirectoryStore(Path.of(words[0]))) {
      Content content = new Content.Bytes(new byte[BYTES]);
      while (true) {
        store.put(KEY, content);
      }
    }
  }
}
