package dev.assay.validator.judgement;

import dev.assay.contracts.enforcement.EnforcementPolicy;
import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Utils;

/**
 * Which events a policy enforces: always the same ones, and more of them as the share grows.
 *
 * <p>By the key, so that all events of one source are treated alike; without key by partition and
 * offset, so that an event is treated alike however often it is read. Kafka's partitioner hashes
 * keys with murmur2 as well: without the final mix, one percent of the keys of a topic with four
 * partitions would all lie in one partition, because 4 divides 100.
 */
final class CanaryShare {
  private static final int BUCKETS = 100;

  private CanaryShare() {}

  static boolean isEnforced(EnforcementPolicy.Rule rule, Event event) {
    return switch (rule.mode()) {
      case OFF, LOG_ONLY -> false;
      case ENFORCE -> true;
      case CANARY -> bucket(event) < rule.enforcedPercent();
    };
  }

  private static int bucket(Event event) {
    byte[] hashed = event.key().orElseGet(() -> place(event));
    return Math.floorMod(mixed(Utils.murmur2(hashed)), BUCKETS);
  }

  private static byte[] place(Event event) {
    return ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
        .putInt(event.origin().partition())
        .putLong(event.origin().offset())
        .array();
  }

  // The finaliser of MurmurHash3 (Austin Appleby, public domain).
  private static int mixed(int hash) {
    int h = hash;
    h = (h ^ (h >>> 16)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return h ^ (h >>> 16);
  }
}
