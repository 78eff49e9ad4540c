package dev.assay.servers.etcd;

import dev.assay.servers.ServerStartFailure;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Finds the {@code etcd} program. */
final class EtcdBinary {
  private EtcdBinary() {}

  /** The first executable file named {@code etcd} on a search path. */
  static Optional<Path> on(String searchPath) {
    return Arrays.stream(searchPath.split(File.pathSeparator))
        .filter(directory -> !directory.isBlank())
        .map(directory -> Path.of(directory, "etcd"))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  static Path require(String searchPath) {
    return on(searchPath)
        .orElseThrow(() ->
            new ServerStartFailure(
                "no etcd program on the search path '%s'".formatted(searchPath),
                "install it (Debian: apt-get install etcd-server) or go without (--etcd off)"));
  }
}
