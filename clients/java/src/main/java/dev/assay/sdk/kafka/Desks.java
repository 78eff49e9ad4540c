package dev.assay.sdk.kafka;

import org.jspecify.annotations.Nullable;

/** What Kafka guarantees and a compiler can't see. */
final class Desks {
  private Desks() {}

  /** Kafka configures before it uses. */
  static Desk configured(@Nullable Desk desk) {
    if (desk == null) {
      throw new IllegalStateException("call configure before the first event");
    }
    return desk;
  }
}
