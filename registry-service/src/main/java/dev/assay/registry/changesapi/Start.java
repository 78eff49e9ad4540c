package dev.assay.registry.changesapi;

import dev.assay.registry.changes.ChangeFeed;
import dev.assay.registry.changes.ChangeFeed.OlderChanges;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a subscriber really begins. */
sealed interface Start {
  /** Here, perhaps after something that is gone. */
  record Here(long offset, Optional<Gap> gap) implements Start {}

  /** Nowhere: what was asked for is not retained any more. */
  record Gone(long asked, long earliest) implements Start {}

  /** Nowhere: nothing has such an offset yet. */
  record Ahead(long asked, long end) implements Start {}

  /** Nowhere now. */
  record Unavailable(String reason) implements Start {}

  /** Finds out; blocks for as long as Kafka takes, where it has to be asked. */
  static Start of(From from, ChangeFeed feed) {
    try {
      feed.placed().toCompletableFuture().get(Finding.PATIENCE_MS, TimeUnit.MILLISECONDS);
      return switch (from) {
        case From.Latest() -> new Here(feed.next(), Optional.empty());
        case From.At at when feed.coveredFrom() <= at.offset() && at.offset() <= feed.next() ->
            new Here(at.offset(), Optional.empty());
        case From.At at -> Finding.inKafka(at, feed);
        case From.Earliest() -> Finding.inKafka(new From.At(-1, true), feed);
      };
    } catch (TimeoutException | ExecutionException late) {
      return new Unavailable("the topic of changes has not been read yet");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Unavailable("this replica is stopping");
    } catch (RuntimeException trouble) {
      Finding.LOG.atWarn().setCause(trouble).log("can't look where a subscriber begins");
      return new Unavailable("Kafka doesn't say what is retained");
    }
  }

  /** Asks Kafka. */
  final class Finding {
    private static final Logger LOG = LoggerFactory.getLogger(Start.class);
    private static final long PATIENCE_MS = 5_000;

    private Finding() {}

    private static Start inKafka(From.At at, ChangeFeed feed) {
      Optional<OlderChanges> reader = feed.older(Duration.ofMillis(PATIENCE_MS));
      if (reader.isEmpty()) {
        return new Unavailable("too many subscribers are catching up");
      }
      try (OlderChanges older = reader.get()) {
        long earliest = older.earliest();
        if (at.offset() < 0) {
          return new Here(earliest, Optional.empty());
        }
        if (at.offset() < earliest) {
          return at.resumed()
              ? new Here(earliest, Optional.of(new Gap(at.offset(), earliest, "retention")))
              : new Gone(at.offset(), earliest);
        }
        long end = Math.max(older.end(), feed.next());
        if (at.offset() <= end) {
          return new Here(at.offset(), Optional.empty());
        }
        return at.resumed()
            ? new Here(end, Optional.of(new Gap(at.offset(), end, "another-log")))
            : new Ahead(at.offset(), end);
      }
    }
  }
}
