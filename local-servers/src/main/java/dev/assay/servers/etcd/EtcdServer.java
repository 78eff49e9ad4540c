package dev.assay.servers.etcd;

import dev.assay.servers.DirectoryClaim;
import dev.assay.servers.FreePorts;
import dev.assay.servers.ServerStartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A real etcd, a child process of this JVM that ends with it, on 127.0.0.1 only.
 *
 * <p>It can be stopped or killed, and started again on the same data and port. Safe for use by
 * several threads.
 */
public final class EtcdServer implements AutoCloseable {
  private static final String LOG_FILE = "etcd.log";
  private static final String DATA = "data";

  private final DirectoryClaim directory;
  private final EtcdCommand command;
  private EtcdProcess process;

  private EtcdServer(DirectoryClaim directory, EtcdCommand command) {
    this.directory = directory;
    this.command = command;
    this.process = run();
  }

  /** The etcd program on the PATH, if there is one. */
  public static Optional<Path> binary() {
    return EtcdBinary.on(EtcdServerSettings.systemPath());
  }

  /**
   * Starts an etcd and returns when it is healthy.
   *
   * @throws ServerStartFailure if the program is missing, the port or the directory can't be had,
   *     or etcd does not become healthy; nothing is left running then
   */
  public static EtcdServer start(EtcdServerSettings settings) {
    Path binary = EtcdBinary.require(settings.searchPath());
    int port = settings.port() == 0 ? FreePorts.one() : seenFree(settings.port());
    DirectoryClaim directory = DirectoryClaim.on(settings.dataDirectory());
    try {
      return new EtcdServer(
          directory,
          new EtcdCommand(
              binary,
              directory.path().resolve(DATA),
              new EtcdCommand.Ports(port, FreePorts.one(), FreePorts.one()),
              settings.security()));
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static int seenFree(int port) {
    try (ServerSocketChannel channel = FreePorts.bind(port)) {
      return channel.socket().getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port + " could not be given back", e);
    }
  }

  /** Where clients connect to, such as {@code http://127.0.0.1:2379}; the same after a restart. */
  public String endpoint() {
    return command.endpoint();
  }

  /** The port for clients; the same after a restart. */
  public int port() {
    return command.ports().clients();
  }

  /** What etcd has printed; deleted on close if the directory was temporary. */
  public Path log() {
    return directory.path().resolve(LOG_FILE);
  }

  /** Whether the child process is alive. */
  public synchronized boolean isRunning() {
    return process.isAlive();
  }

  /** Stops it in an orderly way; the data stays. Does nothing if it is not running. */
  public synchronized void stop() {
    process.stop();
  }

  /** Kills it without warning, as a crash would; the data stays as it lies. */
  public synchronized void kill() {
    process.kill();
  }

  /**
   * Starts it again on the same data and port. Does nothing if it is running.
   *
   * @throws ServerStartFailure as {@link #start}; it stays stopped then
   * @throws IllegalStateException after {@link #close()}
   */
  public synchronized void startAgain() {
    directory.requireHeld();
    if (!process.isAlive()) {
      process = run();
    }
  }

  private EtcdProcess run() {
    return EtcdProcess.start(command, log());
  }

  /** Stops for good, gives the directory up, and deletes it if it was temporary. */
  @Override
  public synchronized void close() {
    try (directory) {
      stop();
    }
  }
}
