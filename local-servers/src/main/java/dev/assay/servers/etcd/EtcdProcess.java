package dev.assay.servers.etcd;

import dev.assay.servers.ServerStartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of the etcd program, from start to end; never started twice. */
final class EtcdProcess {
  private static final Duration START_LIMIT = Duration.ofSeconds(20);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);
  private static final int LOG_LINES_SHOWN = 5;

  private final Process process;
  private final Path log;
  private final Thread endWithUs;

  private EtcdProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.endWithUs = new Thread(process::destroyForcibly, "etcd-ends-with-us");
  }

  /**
   * Starts etcd and returns when it is healthy.
   *
   * @throws ServerStartFailure if it ends or stays unhealthy; nothing is left running then
   */
  static EtcdProcess start(EtcdCommand command, Path log) {
    EtcdProcess process = new EtcdProcess(spawn(command, log), log);
    Runtime.getRuntime().addShutdownHook(process.endWithUs);
    try {
      process.awaitHealth(new EtcdHealth(command.health()));
      return process;
    } catch (InterruptedException e) {
      process.kill();
      Thread.currentThread().interrupt();
      throw new ServerStartFailure("the start of etcd was interrupted", "start it again", e);
    } catch (RuntimeException e) {
      process.kill();
      throw e;
    }
  }

  private static Process spawn(EtcdCommand command, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(command.line())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    // etcd reads its flags from the environment too; somebody's ETCD_* must not reach this one.
    builder
        .environment()
        .keySet()
        .removeIf(key -> key.startsWith("ETCD_") && !key.equals("ETCD_UNSUPPORTED_ARCH"));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new ServerStartFailure(
          "etcd at %s cannot be run (%s)".formatted(command.binary(), e.getMessage()),
          "install it again or go without (--etcd off)",
          e);
    }
  }

  private void awaitHealth(EtcdHealth health) throws InterruptedException {
    long deadlineNanos = System.nanoTime() + START_LIMIT.toNanos();
    while (!health.isGood()) {
      if (process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
        throw notStarted("ended with status " + process.exitValue());
      }
      if (System.nanoTime() > deadlineNanos) {
        throw notStarted("is not healthy after " + START_LIMIT.toSeconds() + " s");
      }
    }
  }

  private ServerStartFailure notStarted(String how) {
    return new ServerStartFailure(
        "etcd %s; its last words: %s".formatted(how, lastLogLines()),
        "see %s, and go without (--etcd off) if it can't be mended".formatted(log));
  }

  private String lastLogLines() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join(
          System.lineSeparator(),
          lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
    } catch (IOException e) {
      return "(its log can't be read: " + e.getMessage() + ")";
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Asks it to end, and ends it where it doesn't. */
  void stop() {
    process.destroy();
    if (!endedWithin(STOP_LIMIT)) {
      process.destroyForcibly();
    }
    forget();
  }

  /** Ends it without asking (SIGKILL). */
  void kill() {
    process.destroyForcibly();
    forget();
  }

  private void forget() {
    endedWithin(STOP_LIMIT);
    try {
      Runtime.getRuntime().removeShutdownHook(endWithUs);
    } catch (IllegalStateException shuttingDownAlready) {
      return;
    }
  }

  private boolean endedWithin(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
