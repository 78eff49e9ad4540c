package dev.assay.validator.whatif;

import dev.assay.contracts.rest.WhatIfBody;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Utils;

/**
 * How many different keys there are, and which share of them is touched, in bounded memory.
 *
 * <p>Adaptive sampling (M. Wegman; analysed by P. Flajolet, "On adaptive sampling", Computing 43,
 * 1990): keys are kept whose hash ends in so many zero bits; when they are too many, one bit more
 * is asked for. Which keys are kept depends on them alone and not on how often or when they come,
 * so the share among them speaks for all. Up to the capacity it is a plain count.
 */
final class KeySample {
  private final int capacity;
  private final Map<Long, Boolean> touchedByHash = new HashMap<>();
  private int zeroBits;

  KeySample(int capacity) {
    this.capacity = capacity;
  }

  void add(byte[] key, boolean touched) {
    long hash = hash(key);
    if (isKept(hash)) {
      touchedByHash.merge(hash, touched, Boolean::logicalOr);
      while (touchedByHash.size() > capacity) {
        zeroBits++;
        touchedByHash.keySet().removeIf(kept -> !isKept(kept));
      }
    }
  }

  WhatIfBody.Keys body() {
    long kept = touchedByHash.size();
    long touched = touchedByHash.values().stream().filter(Boolean::booleanValue).count();
    return new WhatIfBody.Keys(
        kept << zeroBits,
        touched << zeroBits,
        kept == 0 ? 0 : (double) touched / kept,
        zeroBits == 0);
  }

  private boolean isKept(long hash) {
    return Long.numberOfTrailingZeros(hash) >= zeroBits;
  }

  // Two hashes of 32 bits, mixed (the finaliser of MurmurHash3, Austin Appleby, public domain).
  private static long hash(byte[] key) {
    long h = ((long) Utils.murmur2(key) << 32) ^ java.util.Arrays.hashCode(key);
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }
}
