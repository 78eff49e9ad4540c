package dev.assay.kit.lifecycle;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stack of what a process has opened, closed in reverse.
 *
 * <p>Each close gets its own bounded time, after which it is interrupted and left behind; a close
 * that fails doesn't keep the others from closing. Failures are collected and logged once. Safe for
 * use by several threads.
 */
public final class Lifecycle implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
  private static final Duration DEFAULT_CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private final Duration closeTimeout;
  private final Deque<Opened> opened = new ArrayDeque<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean closing;

  /** An empty stack that gives each close ten seconds. */
  public Lifecycle() {
    this(DEFAULT_CLOSE_TIMEOUT);
  }

  /** An empty stack that gives each close the time given. */
  public Lifecycle(Duration closeTimeout) {
    this.closeTimeout = closeTimeout;
  }

  /**
   * Remembers a resource and gives it back, named in reports by its class.
   *
   * @throws IllegalStateException if this is closed already; the resource is then closed at once
   */
  public <T extends AutoCloseable> T open(T resource) {
    onClose(resource.getClass().getSimpleName(), resource::close);
    return resource;
  }

  /**
   * Remembers what to do when closing, named for reports.
   *
   * @throws IllegalStateException if this is closed already; the action is then run at once
   */
  public void onClose(String name, CloseAction action) {
    Opened late = new Opened(name, action);
    synchronized (this) {
      if (!closing) {
        opened.push(late);
        return;
      }
    }
    report(close(late).stream().toList());
    throw new IllegalStateException(
        "'%s' was opened after the process began to stop, and is closed again".formatted(name));
  }

  /** Closes everything in reverse; a second call waits for the first. */
  @Override
  public void close() {
    if (begin()) {
      try {
        report(unwind());
      } finally {
        closed.countDown();
      }
    } else {
      awaitClosed();
    }
  }

  /** Waits until {@link #close()} is through, or until the waiting thread is interrupted. */
  public void awaitClosed() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  List<CloseFailure> unwind() {
    List<CloseFailure> failures = new ArrayList<>();
    for (Opened next : List.copyOf(opened)) {
      close(next).ifPresent(failures::add);
    }
    opened.clear();
    return failures;
  }

  private synchronized boolean begin() {
    boolean first = !closing;
    closing = true;
    return first;
  }

  private Optional<CloseFailure> close(Opened next) {
    AtomicReference<Optional<Throwable>> failed = new AtomicReference<>(Optional.empty());
    Thread closer =
        Thread.ofPlatform()
            .daemon()
            .name("close-" + next.name())
            .start(() -> failed.set(failureOf(next.action())));
    return awaited(closer)
        ? failed.get().map(cause -> new CloseFailure(next.name(), cause))
        : Optional.of(new CloseFailure(next.name(), new CloseTookTooLong(closeTimeout)));
  }

  private static Optional<Throwable> failureOf(CloseAction action) {
    try {
      action.close();
      return Optional.empty();
    } catch (Exception | LinkageError | AssertionError e) {
      return Optional.of(e);
    }
  }

  private boolean awaited(Thread closer) {
    try {
      boolean ended = closer.join(closeTimeout);
      if (!ended) {
        closer.interrupt();
      }
      return ended;
    } catch (InterruptedException e) {
      closer.interrupt();
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void report(List<CloseFailure> failures) {
    if (failures.isEmpty()) {
      return;
    }
    var event = LOG.atWarn();
    for (CloseFailure failure : failures) {
      event = event.addKeyValue(failure.name(), failure.cause());
    }
    event.setCause(failures.getFirst().cause()).log("not everything closed cleanly");
  }

  private record Opened(String name, CloseAction action) {}

  /** A close that threw or took too long. */
  record CloseFailure(String name, Throwable cause) {}

  /** A close that was left behind after its time. */
  static final class CloseTookTooLong extends RuntimeException {
    CloseTookTooLong(Duration allowed) {
      super("took longer than %s".formatted(allowed));
    }
  }
}
