package dev.assay.devstack.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program of ours as a process of its own.
 *
 * <p>Signals go to the process that was started here, by its id, and to no other. Safe for use by
 * several threads.
 */
public final class Child {
  private static final Duration TO_DIE = Duration.ofSeconds(10);

  private final String name;
  private final List<String> command;
  private final Path log;
  private Optional<Process> process = Optional.empty();
  private boolean wanted;
  private boolean paused;
  private boolean over;

  /**
   * A program that does not run yet.
   *
   * @param jvm options of its JVM, such as {@code -Xmx256m}
   * @param words for {@link ChildMain}
   * @param log what it prints, of all its runs
   */
  public Child(String name, List<String> jvm, List<String> words, Path log) {
    this(name, jvm, words, log, List.of());
  }

  /**
   * A program of another build, which doesn't run yet.
   *
   * @param before directories of classes that stand for ours of the same names
   */
  public Child(String name, List<String> jvm, List<String> words, Path log, List<Path> before) {
    this.name = name;
    this.log = log;
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    all.add("--enable-native-access=ALL-UNNAMED");
    all.add("--sun-misc-unsafe-memory-access=allow");
    all.addAll(jvm);
    List<String> classes = new ArrayList<>(before.stream().map(Path::toString).toList());
    classes.add(System.getProperty("java.class.path", ""));
    all.addAll(List.of("-cp", String.join(File.pathSeparator, classes)));
    all.add(ChildMain.class.getName());
    all.addAll(words);
    this.command = List.copyOf(all);
  }

  /** What reports call it. */
  public String name() {
    return name;
  }

  /** Where its output goes. */
  public Path log() {
    return log;
  }

  /** Starts it where it doesn't run; returns at once. Does nothing after {@link #end()}. */
  public synchronized void start() {
    if (over || isAlive()) {
      return;
    }
    wanted = true;
    paused = false;
    try {
      process =
          Optional.of(
              new ProcessBuilder(command)
                  .redirectErrorStream(true)
                  .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                  .start());
    } catch (IOException cannotStart) {
      throw new UncheckedIOException(name + " can't be started", cannotStart);
    }
  }

  /** Ends it without asking (SIGKILL), paused or not; returns when it is gone. */
  public void kill() {
    unwanted().ifPresent(running -> endedWithin(running.destroyForcibly(), TO_DIE));
  }

  /** Kills it, and it never starts again. */
  public void end() {
    synchronized (this) {
      over = true;
    }
    kill();
  }

  /**
   * Asks it to end (SIGTERM), and kills it where it hasn't in time; whether it had to be killed.
   */
  public boolean stop(Duration patience) {
    resume();
    Optional<Process> running = unwanted();
    running.ifPresent(Process::destroy);
    boolean ended = running.map(ending -> endedWithin(ending, patience)).orElse(true);
    if (!ended) {
      kill();
    }
    return !ended;
  }

  private synchronized Optional<Process> unwanted() {
    wanted = false;
    return process;
  }

  /** Freezes it (SIGSTOP): it keeps its sockets, and says nothing. */
  public synchronized void pause() {
    if (isAlive() && !paused) {
      signal("-STOP");
      paused = true;
    }
  }

  /** Lets it go on (SIGCONT), where it is paused. */
  public synchronized void resume() {
    if (isAlive() && paused) {
      signal("-CONT");
    }
    paused = false;
  }

  /** Whether it runs, paused or not. */
  public synchronized boolean isAlive() {
    return process.map(Process::isAlive).orElse(false);
  }

  /** Whether it is frozen at present. */
  public synchronized boolean isPaused() {
    return paused;
  }

  /** Whether it ended although nobody here asked it to. */
  public synchronized boolean endedByItself() {
    return wanted && !isAlive();
  }

  /** Processor time that its present run has used. */
  public synchronized Duration cpu() {
    return process.flatMap(running -> running.info().totalCpuDuration()).orElse(Duration.ZERO);
  }

  // Java has no signals but two; the command is part of every POSIX system.
  private void signal(String signal) {
    try {
      Process kill =
          new ProcessBuilder("kill", signal, Long.toString(process.orElseThrow().pid())).start();
      endedWithin(kill, TO_DIE);
    } catch (IOException noSuchCommand) {
      throw new UncheckedIOException("'kill' can't be run; install procps", noSuchCommand);
    }
  }

  private static boolean endedWithin(Process ending, Duration patience) {
    try {
      return ending.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
