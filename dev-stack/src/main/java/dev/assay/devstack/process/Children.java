package dev.assay.devstack.process;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * All processes that somebody started, ended together and their directory with them: also where the
 * JVM is told to end.
 */
public final class Children implements AutoCloseable {
  private final List<Child> all = new CopyOnWriteArrayList<>();
  private final Thread hook = new Thread(this::end, "children-end-with-us");
  private final Scratch scratch;

  /** None yet; from now on a shutdown of this JVM ends those that were added. */
  public Children(Scratch scratch) {
    this.scratch = scratch;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Remembers a process that is or will be started. */
  public Child add(Child child) {
    all.add(child);
    return child;
  }

  /** Kills whatever still runs, then deletes what it left, unless that is kept. */
  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDownAlready) {
      return;
    }
  }

  private void end() {
    all.reversed().forEach(Child::end);
    scratch.delete();
  }
}
