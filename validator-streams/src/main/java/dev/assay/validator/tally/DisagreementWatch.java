package dev.assay.validator.tally;

import dev.assay.schema.Fingerprint;
import dev.assay.schema.validation.Disagreements;
import dev.assay.schema.validation.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and logs plans that were wrong; each is a bug of the engine that someone should see. */
public final class DisagreementWatch implements Disagreements {
  private static final Logger LOG = LoggerFactory.getLogger(DisagreementWatch.class);
  private final Counter counter;

  /** Counts in these meters. */
  public DisagreementWatch(MeterRegistry meters) {
    this.counter = meters.counter(MetricNames.DISAGREEMENTS);
  }

  @Override
  public void found(Fingerprint schema, Verdict reference) {
    counter.increment();
    LOG.error(
        "fast engine accepted what the reference refuses, its plan is retired fingerprint={}"
            + " reference=\"{}\"",
        schema,
        reference);
  }
}
