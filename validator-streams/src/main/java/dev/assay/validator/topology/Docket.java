package dev.assay.validator.topology;

import dev.assay.contracts.deadletters.Failure;
import dev.assay.validator.judgement.Outcome;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what is out of the ordinary: of each kind one line in ten seconds, however many events, with
 * the count of those that were kept quiet before it.
 *
 * <p>A kind is a failure group or a reason why events go unjudged. When there are too many kinds,
 * all are forgotten and begin anew: the log may then repeat itself, memory may not grow.
 */
final class Docket {
  private static final Logger LOG = LoggerFactory.getLogger(Docket.class);
  private static final long QUIET_MS = 10_000;
  private static final int MAX_KINDS = 1_000;

  private final Clock clock;
  private final ConcurrentMap<String, Kind> kinds = new ConcurrentHashMap<>();

  Docket(Clock clock) {
    this.clock = clock;
  }

  void note(String topic, Outcome outcome) {
    switch (outcome) {
      case Outcome.Passed passed -> {}
      case Outcome.Skipped skipped -> {}
      case Outcome.Marked marked -> note(topic, "marked", marked.failure());
      case Outcome.Refused refused -> note(topic, "refused", refused.failure());
      case Outcome.Unjudged unjudged ->
          kind(topic + unjudged.reason())
              .due(clock.millis())
              .ifPresent(suppressed ->
                  LOG.warn(
                      "events go unchecked topic={} reason={} suppressed={} detail=\"{}\"",
                      topic,
                      unjudged.reason().text(),
                      suppressed,
                      unjudged.detail()));
    }
  }

  private void note(String topic, String outcome, Failure failure) {
    kind(topic + outcome + failure.fingerprint().value())
        .due(clock.millis())
        .ifPresent(suppressed ->
            LOG.info(
                "event {} topic={} fingerprint={} schema={} policy_revision={} suppressed={} problem=\"{}\"",
                outcome,
                topic,
                failure.fingerprint().value(),
                failure.schema().orElse("?"),
                failure.policyRevision(),
                suppressed,
                failure.message()));
  }

  private Kind kind(String name) {
    if (kinds.size() > MAX_KINDS) {
      kinds.clear();
    }
    return kinds.computeIfAbsent(name, first -> new Kind());
  }

  /** When a kind was logged last, and how many were not logged since. */
  private static final class Kind {
    private final AtomicLong lastLineMs = new AtomicLong(Long.MIN_VALUE / 2);
    private final LongAdder suppressed = new LongAdder();

    /** How many were suppressed before this one, where it is to be logged. */
    OptionalLong due(long nowMs) {
      long before = lastLineMs.get();
      boolean due = Math.abs(nowMs - before) >= QUIET_MS;
      if (due && lastLineMs.compareAndSet(before, nowMs)) {
        return OptionalLong.of(suppressed.sumThenReset());
      }
      suppressed.increment();
      return OptionalLong.empty();
    }
  }
}
