package dev.assay.servers.etcd;

import dev.assay.servers.DataDirectory;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a local etcd may be told.
 *
 * @param dataDirectory where it keeps its data and its log file
 * @param port for clients, on 127.0.0.1; 0 for any free one, which is then kept across restarts
 * @param searchPath directories to look for the {@code etcd} program in, written as {@code PATH} is
 * @param security what it asks of its clients
 */
public record EtcdServerSettings(
    DataDirectory dataDirectory, int port, String searchPath, EtcdSecurity security) {
  private static final int LAST_PORT = 65_535;

  public EtcdServerSettings {
    if (port < 0 || port > LAST_PORT) {
      throw new IllegalArgumentException(
          "port %d is not between 0 (any free one) and %d".formatted(port, LAST_PORT));
    }
  }

  /** One that asks nothing of its clients. */
  public EtcdServerSettings(DataDirectory dataDirectory, int port, String searchPath) {
    this(dataDirectory, port, searchPath, new EtcdSecurity.Plain());
  }

  /** The same with other demands. */
  public EtcdServerSettings with(EtcdSecurity other) {
    return new EtcdServerSettings(dataDirectory, port, searchPath, other);
  }

  /** A throw-away etcd: any free port, a temporary directory, the program from the PATH. */
  public static EtcdServerSettings ephemeral() {
    return new EtcdServerSettings(DataDirectory.temporary(), 0, systemPath());
  }

  /** An etcd that keeps its data in this directory. */
  public static EtcdServerSettings in(Path dataDirectory, int port) {
    return new EtcdServerSettings(DataDirectory.kept(dataDirectory), port, systemPath());
  }

  static String systemPath() {
    return Optional.ofNullable(System.getenv("PATH")).orElse("");
  }
}
