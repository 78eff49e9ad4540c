package dev.assay.sdk;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to changes for as long as the client is open, and says when some may have been missed.
 *
 * <p>On a virtual thread: listening costs nothing while nothing happens.
 */
final class ChangeFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeFollower.class);
  private static final long FIRST_PAUSE_MS = 200;
  private static final long LONGEST_PAUSE_MS = Duration.ofSeconds(10).toMillis();

  private final SchemaSource source;
  private final Consumer<SchemaChange> told;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private Optional<String> after = Optional.empty();
  private boolean wasConnected;
  private long pauseMs = FIRST_PAUSE_MS;
  private boolean isWarned;

  private ChangeFollower(SchemaSource source, Consumer<SchemaChange> told) {
    this.source = source;
    this.told = told;
    this.thread = Thread.ofVirtual().name("assay-changes").unstarted(this::run);
  }

  static ChangeFollower start(SchemaSource source, Consumer<SchemaChange> told) {
    ChangeFollower follower = new ChangeFollower(source, told);
    follower.thread.start();
    return follower;
  }

  private void run() {
    while (closing.getCount() > 0) {
      try {
        source.follow(after, this::connected, this::changed);
      } catch (RegistryUnavailable | SchemaNotFound away) {
        warn(away);
      }
      pause();
    }
  }

  private void connected() {
    // Who has seen no change has no place to go on from: anything may have happened meanwhile.
    if (wasConnected && after.isEmpty()) {
      told.accept(SchemaChange.GAP);
    }
    wasConnected = true;
    pauseMs = FIRST_PAUSE_MS;
    isWarned = false;
  }

  private void changed(SchemaChange change, Optional<String> place) {
    after = place.or(() -> after);
    told.accept(change);
  }

  /** Once for each time that the registry is away. */
  private void warn(RuntimeException away) {
    if (closing.getCount() > 0 && !isWarned) {
      isWarned = true;
      LOG.atWarn()
          .addKeyValue("reason", away.getMessage())
          .log("changes of schemas are not heard; answers count for their time to live");
    }
  }

  private void pause() {
    try {
      var _ =
          closing.await(
              pauseMs / 2 + ThreadLocalRandom.current().nextLong(pauseMs / 2 + 1),
              TimeUnit.MILLISECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
  }

  /** Doesn't wait: the connection ends with its next line, at the latest within 15 s. */
  @Override
  public void close() {
    closing.countDown();
    thread.interrupt();
  }
}
