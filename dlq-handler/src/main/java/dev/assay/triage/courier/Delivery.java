package dev.assay.triage.courier;

import java.time.Duration;
import java.util.Optional;

/** What became of alerts. */
public sealed interface Delivery {

  /** What it answered, for people. */
  String detail();

  /** They arrived. */
  record Delivered(String detail) implements Delivery {}

  /**
   * They may arrive later.
   *
   * @param after when the far end wants to be asked again, where it says so
   */
  record NotNow(String detail, Optional<Duration> after) implements Delivery {}

  /** They never will: the far end understood them and said no. */
  record Refused(String detail) implements Delivery {}
}
