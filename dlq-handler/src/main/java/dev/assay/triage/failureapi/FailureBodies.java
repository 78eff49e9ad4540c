package dev.assay.triage.failureapi;

import dev.assay.contracts.rest.FailureGroupBody;
import dev.assay.contracts.rest.FailureGroupBody.SampleError;
import dev.assay.contracts.rest.FailureGroupBody.WithSamples;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.validation.Violation;
import dev.assay.triage.group.Complaint;
import dev.assay.triage.group.EventText;
import dev.assay.triage.group.FailureGroup;
import dev.assay.triage.group.KeptSamples;
import dev.assay.triage.group.Sample;

/** Groups as clients read them. */
final class FailureBodies {
  private FailureBodies() {}

  static FailureGroupBody of(FailureGroup group) {
    Complaint complaint = group.complaint();
    return new FailureGroupBody(
        group.fingerprint().value(),
        group.count(),
        complaint.schema(),
        group.reach().schemas().stream().map(SchemaReference::toString).toList(),
        complaint.reason().text(),
        complaint.keyword(),
        complaint.place(),
        complaint.message(),
        group.reach().sourceTopics(),
        group.firstSeen().toString(),
        group.lastSeen().toString());
  }

  static WithSamples of(FailureGroup group, KeptSamples samples) {
    return new WithSamples(
        of(group), samples.oldestFirst().stream().map(FailureBodies::sample).toList());
  }

  private static FailureGroupBody.Sample sample(Sample sample) {
    EventText value = sample.event().value();
    return new FailureGroupBody.Sample(
        sample.origin().topic(),
        sample.origin().partition(),
        sample.origin().offset(),
        sample.origin().timestampMs(),
        sample.moment().failedAt().toEpochMilli(),
        sample.schema().map(SchemaReference::toString),
        sample.event().key().map(FailureBodies::key),
        value.text(),
        value.truncated(),
        sample.attempt(),
        sample.violations().stream().map(FailureBodies::error).toList());
  }

  /** The body has no flag for a cut key, so the text shows it. */
  private static String key(EventText key) {
    return key.truncated() ? key.text() + "…" : key.text();
  }

  private static SampleError error(Violation violation) {
    return new SampleError(
        violation.instanceLocation(),
        violation.keyword(),
        violation.schemaLocation(),
        violation.message());
  }
}
