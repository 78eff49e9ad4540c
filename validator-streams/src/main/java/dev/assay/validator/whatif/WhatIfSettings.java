package dev.assay.validator.whatif;

import dev.assay.kit.config.Key;

/**
 * How much what-if runs may cost, so that they never hurt the stream.
 *
 * @param atOnce from 0, which switches them off
 * @param perSecond from 1
 * @param events from 1
 */
public record WhatIfSettings(
    @Key(
            value = "at-once",
            defaultValue = "1",
            describes = "What-if runs at the same time; more are refused, 0 refuses all")
        int atOnce,
    @Key(
            value = "per-second",
            defaultValue = "20000",
            describes = "Retained events that a what-if run reads a second, at most")
        int perSecond,
    @Key(
            value = "events",
            defaultValue = "10000000",
            describes = "Retained events that a what-if run reads altogether, at most")
        long events) {

  public WhatIfSettings {
    if (atOnce < 0) {
      throw new IllegalArgumentException("at-once %d is negative".formatted(atOnce));
    }
    if (perSecond < 1) {
      throw new IllegalArgumentException("per-second %d is less than 1".formatted(perSecond));
    }
    if (events < 1) {
      throw new IllegalArgumentException("events %d is less than 1".formatted(events));
    }
  }
}
