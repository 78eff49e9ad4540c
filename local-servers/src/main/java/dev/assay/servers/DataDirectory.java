package dev.assay.servers;

import java.nio.file.Path;

/** Where a server keeps its state, and whether the state outlives it. */
public sealed interface DataDirectory {

  /** A new directory, deleted when the server is closed. */
  static DataDirectory temporary() {
    return new Temporary();
  }

  /** The directory at {@code path}, created where it is missing, kept when the server is closed. */
  static DataDirectory kept(Path path) {
    return new Kept(path);
  }

  /** A new directory, deleted when the server is closed. */
  record Temporary() implements DataDirectory {}

  /** A directory that outlives the server. */
  record Kept(Path path) implements DataDirectory {
    public Kept {
      path = path.toAbsolutePath().normalize();
    }
  }
}
