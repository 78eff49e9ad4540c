package dev.assay.triage.form;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.schema.SchemaReference;
import dev.assay.triage.group.FailureGroup;
import dev.assay.triage.group.Reach;
import java.time.Instant;
import java.util.List;

record GroupForm(
    int form,
    String fingerprint,
    long count,
    long firstSeenMs,
    MomentForm latest,
    ComplaintForm complaint,
    List<String> schemas,
    List<String> sourceTopics)
    implements Form {

  static GroupForm of(FailureGroup group) {
    return new GroupForm(
        CURRENT,
        group.fingerprint().value(),
        group.count(),
        group.firstSeen().toEpochMilli(),
        MomentForm.of(group.latest()),
        ComplaintForm.of(group.complaint()),
        group.reach().schemas().stream().map(SchemaReference::toString).toList(),
        group.reach().sourceTopics());
  }

  FailureGroup toGroup() {
    return new FailureGroup(
        new FailureFingerprint(fingerprint),
        count,
        Instant.ofEpochMilli(firstSeenMs),
        latest.toMoment(),
        complaint.toComplaint(),
        new Reach(schemas.stream().map(SchemaReference::parse).toList(), sourceTopics));
  }
}
