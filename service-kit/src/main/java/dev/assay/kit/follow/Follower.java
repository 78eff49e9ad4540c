package dev.assay.kit.follow;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that reads on for as long as this is open: one life after the other, each with a
 * consumer of its own and until its first trouble.
 *
 * <p>Trouble with Kafka, and a bug in what is done with a record, cost a line in the log and a
 * pause, which doubles while nothing gets better.
 */
public final class Follower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LAST_PAUSE = Duration.ofSeconds(5);
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final Manner manner;
  private final Supplier<Life> lives;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile Optional<Life> current = Optional.empty();

  /**
   * How it shows.
   *
   * @param thread what the thread is called
   * @param topic what is told to be read
   * @param trouble what is said where it can't be read for a while
   */
  public record Manner(String thread, String topic, String trouble) {}

  /** From a new consumer to the first trouble with it; used by the follower's thread alone. */
  public interface Life extends AutoCloseable {
    /** The consumer, to be woken when it is time to stop. */
    Consumer<?, ?> consumer();

    /**
     * Reads on for a moment.
     *
     * @return how long to wait before the next time
     */
    Duration pass();

    @Override
    void close();
  }

  private Follower(Manner manner, Supplier<Life> lives) {
    this.manner = manner;
    this.lives = lives;
    this.thread = Thread.ofPlatform().daemon().name(manner.thread).unstarted(this::follow);
  }

  /**
   * Begins.
   *
   * @param lives makes a new one after each that ended
   */
  public static Follower start(Manner manner, Supplier<Life> lives) {
    Follower follower = new Follower(manner, lives);
    follower.thread.start();
    return follower;
  }

  private void follow() {
    Duration pause = FIRST_PAUSE;
    while (isOpen()) {
      boolean isBetter = live();
      pause = isBetter ? FIRST_PAUSE : shorter(pause.multipliedBy(2), LAST_PAUSE);
      await(pause);
    }
  }

  /** Whether anything was read before the trouble came. */
  private boolean live() {
    boolean hasRead = false;
    try (Life life = lives.get()) {
      current = Optional.of(life);
      while (isOpen()) {
        await(life.pass());
        hasRead = true;
      }
    } catch (WakeupException | InterruptException told) {
      // Closing is the only reason for either.
      closing.countDown();
    } catch (KafkaException trouble) {
      LOG.atWarn()
          .addKeyValue("topic", manner.topic)
          .addKeyValue("problem", trouble.toString())
          .log(manner.trouble);
    } catch (RuntimeException bug) {
      LOG.atError()
          .addKeyValue("topic", manner.topic)
          .setCause(bug)
          .log("what stands there led to a bug; going on");
    } finally {
      current = Optional.empty();
    }
    return hasRead;
  }

  private boolean isOpen() {
    return closing.getCount() > 0;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private void await(Duration pause) {
    try {
      var _ = closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  /** Reads no more, after what is just being done with a record. */
  @Override
  public void close() {
    closing.countDown();
    current.ifPresent(life -> life.consumer().wakeup());
    try {
      if (!thread.join(CLOSE)) {
        thread.interrupt();
      }
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }
}
