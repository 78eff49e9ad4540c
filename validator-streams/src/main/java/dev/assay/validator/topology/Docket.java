package dev.assay.validator.topology;

import dev.assay.contracts.deadletters.Failure;
import dev.assay.validator.judgement.Outcome;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what is out of the ordinary: of each kind one line in ten seconds, however many events.
 *
 * <p>A kind is a failure group or a reason why events go unjudged. When there are too many kinds,
 * all are forgotten and begin anew: the log may then repeat itself, memory may not grow.
 */
final class Docket {
  private static final Logger LOG = LoggerFactory.getLogger(Docket.class);
  private static final long QUIET_MS = 10_000;
  private static final int MAX_KINDS = 1_000;

  private final Clock clock;
  private final ConcurrentMap<String, AtomicLong> lastLineMs = new ConcurrentHashMap<>();

  Docket(Clock clock) {
    this.clock = clock;
  }

  void note(String topic, Outcome outcome) {
    switch (outcome) {
      case Outcome.Passed passed -> {}
      case Outcome.Skipped skipped -> {}
      case Outcome.Marked marked -> note(topic, "marked", marked.failure());
      case Outcome.Refused refused -> note(topic, "refused", refused.failure());
      case Outcome.Unjudged unjudged -> {
        if (isDue(topic + unjudged.reason())) {
          LOG.warn(
              "events go unchecked topic={} reason={} detail=\"{}\"",
              topic,
              unjudged.reason().text(),
              unjudged.detail());
        }
      }
    }
  }

  private void note(String topic, String outcome, Failure failure) {
    if (isDue(topic + outcome + failure.fingerprint())) {
      LOG.info(
          "event {} topic={} fingerprint={} schema={} policy_revision={} problem=\"{}\"",
          outcome,
          topic,
          failure.fingerprint(),
          failure.schema().orElse("?"),
          failure.policyRevision(),
          failure.message());
    }
  }

  private boolean isDue(String kind) {
    if (lastLineMs.size() > MAX_KINDS) {
      lastLineMs.clear();
    }
    long nowMs = clock.millis();
    AtomicLong last = lastLineMs.computeIfAbsent(kind, first -> new AtomicLong(Long.MIN_VALUE / 2));
    long before = last.get();
    return nowMs - before >= QUIET_MS && last.compareAndSet(before, nowMs);
  }
}
