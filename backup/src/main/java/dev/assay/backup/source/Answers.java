package dev.assay.backup.source;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;

/** Waits for what Kafka's admin client answers. */
public final class Answers {
  /** How long anything that is asked of Kafka may take. */
  public static final Duration PATIENCE = Duration.ofSeconds(15);

  private Answers() {}

  /**
   * The answer.
   *
   * @throws SourceAway if there is none, or a failure that isn't of the kind that is caught here
   */
  public static <T> T await(String asked, KafkaFuture<T> answer) {
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw away(asked, String.valueOf(failed.getCause()), failed);
    } catch (TimeoutException late) {
      throw away(asked, "no answer within %d s".formatted(PATIENCE.toSeconds()), late);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw away(asked, "interrupted", stop);
    }
  }

  private static SourceAway away(String asked, String why, Exception cause) {
    return new SourceAway("Kafka, asked %s: %s".formatted(asked, why), cause);
  }

  /** Whether a failure comes from this. */
  public static boolean isBecauseOf(SourceAway away, Class<? extends Throwable> kind) {
    Throwable cause = away.getCause();
    return cause instanceof ExecutionException failed && kind.isInstance(failed.getCause());
  }
}
