package dev.assay.validator.outputs;

import dev.assay.kit.health.Health;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events that an output topic refuses for good, such as one above its limit.
 *
 * <p>Such an event is neither dropped nor sent elsewhere: its partition waits, and says so. It is
 * tried again and again, so once the topic takes it, everything goes on; a refusal that is not
 * repeated for a while is over. Safe for use by several threads.
 *
 * <p>Kafka Streams names the event that it was at when the broker's answer came, which is a later
 * one. So from the first refusal on it is noted where each value came from, until there is none any
 * more; the second attempt names the event itself.
 */
public final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final Duration OVER_AFTER = Duration.ofSeconds(15);
  private static final int MAX_NOTES = 5_000;

  private final LongSupplier nanoTime;
  private final Map<String, Refused> refusedByPartition = new ConcurrentHashMap<>();
  private final IdentityHashMap<byte[], Long> offsetByValue = new IdentityHashMap<>();
  private volatile boolean attentive;

  /** None yet. */
  public Refusals(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Whether values that arrive are to be {@linkplain #arrived noted}. */
  public boolean isAttentive() {
    return attentive;
  }

  /** A value arrived from this offset; the very array is remembered. */
  public void arrived(byte[] value, long offset) {
    synchronized (offsetByValue) {
      if (offsetByValue.size() >= MAX_NOTES) {
        offsetByValue.clear();
      }
      offsetByValue.put(value, offset);
    }
  }

  /**
   * An event was refused.
   *
   * @param partition topic and partition of the source
   * @param atOrBefore an offset that it does not lie behind
   * @param value what was sent
   * @param why for the operator, with what to do
   */
  public void refused(String partition, long atOrBefore, byte[] value, String why) {
    attentive = true;
    String place =
        exactly(value)
            .map(offset -> "%s@%d".formatted(partition, offset))
            .orElseGet(() -> "%s@%d or before".formatted(partition, atOrBefore));
    Refused before =
        refusedByPartition.put(partition, new Refused(place, why, nanoTime.getAsLong()));
    if (before == null || !before.place().equals(place)) {
      LOG.error(
          "an output refuses an event, its partition waits event=\"{}\" problem=\"{}\"",
          place,
          why);
    }
  }

  private Optional<Long> exactly(byte[] value) {
    synchronized (offsetByValue) {
      return Optional.ofNullable(offsetByValue.get(value));
    }
  }

  /** Down while an event waits. */
  public Health readiness() {
    long now = nanoTime.getAsLong();
    refusedByPartition.values().removeIf(refused -> now - refused.atNanos() > OVER_AFTER.toNanos());
    if (refusedByPartition.isEmpty()) {
      attentive = false;
      synchronized (offsetByValue) {
        offsetByValue.clear();
      }
    }
    return refusedByPartition.entrySet().stream()
        .min(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .map(first -> Health.down("%s waits: %s".formatted(first.place(), first.why())))
        .orElseGet(Health::up);
  }

  private record Refused(String place, String why, long atNanos) {}
}
