package dev.assay.validator.whatif;

import dev.assay.contracts.deadletters.Failure;
import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.contracts.deadletters.Origin;
import dev.assay.contracts.rest.WhatIfBody;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The events of one failure group. */
final class GroupTally {
  private static final int MAX_SAMPLES = 5;

  private final Failure first;
  private final List<WhatIfBody.Sample> samples = new ArrayList<>();
  private long events;
  private long newlyInvalid;
  private long firstMs = Long.MAX_VALUE;
  private long lastMs = Long.MIN_VALUE;

  GroupTally(Failure first) {
    this.first = first;
  }

  void add(Origin origin, boolean isNew) {
    events++;
    newlyInvalid += isNew ? 1 : 0;
    firstMs = Math.min(firstMs, origin.timestampMs());
    lastMs = Math.max(lastMs, origin.timestampMs());
    if (samples.size() < MAX_SAMPLES) {
      samples.add(new WhatIfBody.Sample(origin.partition(), origin.offset(), origin.timestampMs()));
    }
  }

  long events() {
    return events;
  }

  WhatIfBody.Group body() {
    boolean placed = !first.violations().isEmpty();
    return new WhatIfBody.Group(
        first.fingerprint().value(),
        events,
        newlyInvalid,
        first.schema().map(Candidate::named).orElse("unknown"),
        first.reason().text(),
        placed ? first.violations().getFirst().keyword() : "",
        placed ? FailureFingerprint.place(first.violations().getFirst()) : "",
        first.message(),
        Instant.ofEpochMilli(firstMs).toString(),
        Instant.ofEpochMilli(lastMs).toString(),
        List.copyOf(samples));
  }
}
