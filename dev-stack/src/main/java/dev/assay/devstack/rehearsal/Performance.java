package dev.assay.devstack.rehearsal;

import dev.assay.servers.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A performer as a process of its own, from its start to its end. */
public final class Performance implements AutoCloseable {
  /** A JVM that keeps what it learned takes its time to end. */
  private static final Duration TO_END = Duration.ofMinutes(5);

  private final Performer performer;
  private final Process process;
  private final URI uri;
  private final long began;

  private Performance(Performer performer, Process process, URI uri, long began) {
    this.performer = performer;
    this.process = process;
    this.uri = uri;
    this.began = began;
  }

  /**
   * Starts it by the arguments that its image has, with more options.
   *
   * @param directory of its own, for state and its log
   */
  public static Performance start(
      Performer performer, Path jvmArguments, List<String> options, Scene scene, Path directory) {
    int port = FreePorts.one();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    command.add("@" + jvmArguments);
    command.addAll(options);
    command.add(performer.mainClass());
    performer
        .keys(scene.bootstrapServers(), port, directory.resolve("state"))
        .forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
    try {
      long began = System.nanoTime();
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log(directory).toFile())
              .start();
      return new Performance(performer, process, URI.create("http://127.0.0.1:" + port), began);
    } catch (IOException cannotStart) {
      throw new UncheckedIOException(performer.word() + " can't be started", cannotStart);
    }
  }

  /** What a performer says goes there. */
  public static Path log(Path directory) {
    return directory.resolve("log");
  }

  /** Waits until it is ready; from the start of the process. */
  public Duration awaitReady() {
    Line.awaitReady(uri);
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** Has it do once what it does often. */
  void play(Scene scene, int events) {
    switch (performer) {
      case REGISTRY -> {
        Line.prepare(uri);
        Line.askAround(uri);
      }
      case VALIDATOR -> {
        scene.produce(events);
        Line.awaitCount(uri, "/status", "in", events);
        Line.require(Line.send("GET", uri, "/metrics", ""));
      }
      case DLQ_HANDLER -> {
        scene.produce(events);
        Line.awaitCount(uri, "/failures", "count", events / 10);
        Line.require(Line.send("GET", uri, "/status", ""));
        Line.require(Line.send("GET", uri, "/metrics", ""));
      }
    }
  }

  /** Bytes of memory that it holds at present, as Linux counts them. */
  public long residentBytes() {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException gone) {
      throw new UncheckedIOException(performer.word() + " is gone, or this is no Linux", gone);
    }
  }

  /** Processor time used so far. */
  public Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Asks it to end, and returns when it has; what its JVM keeps is written by then. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException told) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
