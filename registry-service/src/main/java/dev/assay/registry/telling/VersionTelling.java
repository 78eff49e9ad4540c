package dev.assay.registry.telling;

import dev.assay.contracts.changes.ChangeEvent;
import dev.assay.contracts.changes.ChangeType;
import dev.assay.contracts.changes.DeletionChange;
import dev.assay.contracts.changes.DeprecationChange;
import dev.assay.contracts.changes.DriftChange;
import dev.assay.contracts.changes.PurgeChange;
import dev.assay.contracts.changes.VersionChange;
import dev.assay.contracts.compatibility.CompatibilityRule;
import dev.assay.contracts.compatibility.CompatibilityScope;
import dev.assay.contracts.facts.Fact.DeletionStated;
import dev.assay.contracts.facts.Fact.DeprecationStated;
import dev.assay.contracts.facts.Fact.VersionPublished;
import dev.assay.contracts.facts.Fact.VersionPurged;
import dev.assay.contracts.verdicts.VerdictBody;
import dev.assay.registry.decision.Command.Drift;
import dev.assay.registry.decision.Command.ReportDrift;
import dev.assay.registry.decision.Comparisons;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.SemVer;
import dev.assay.schema.evolution.Bump;
import dev.assay.schema.evolution.CompatibilityVerdict;
import java.time.LocalDate;
import java.util.Optional;

/** Tells what became of a version. */
final class VersionTelling {
  private VersionTelling() {}

  static ChangeEvent published(
      VersionPublished published,
      RegistryState before,
      RegistryState after,
      Comparisons comparisons) {
    PublishedVersion now = after.version(published.subject(), published.version()).orElseThrow();
    Optional<PublishedVersion> previous =
        before.preceding(published.subject(), published.version());
    CompatibilityRule rule =
        before
            .compatibilityInForce(new CompatibilityScope.OfSubject(published.subject()))
            .rule()
            .orElse(CompatibilityRule.DEFAULT);
    Optional<CompatibilityVerdict> verdict =
        previous.map(from -> comparisons.compare(from, now, rule, after));
    Bump required = verdict.map(CompatibilityVerdict::required).orElse(Bump.NONE);
    VersionChange change =
        new VersionChange(
            published.subject().track().value(),
            published.subject().name().value(),
            published.version().toString(),
            previous.map(version -> version.version().toString()),
            published.id().value(),
            published.declared().schemaId(),
            now.fingerprint().hex(),
            VerdictBody.text(required),
            required == Bump.MAJOR,
            published.provenance().by(),
            verdict.map(VerdictBody::of));
    return ChangeEvent.of(
        published.identity(),
        ChangeType.VERSION_PUBLISHED,
        published.subject().toString(),
        published.provenance().at(),
        change);
  }

  static ChangeEvent deprecation(DeprecationStated stated) {
    DeprecationChange change =
        new DeprecationChange(
            stated.subject().track().value(),
            stated.subject().name().value(),
            stated.version().toString(),
            stated.deprecated(),
            stated.note(),
            stated.sunset().map(LocalDate::toString),
            stated.successor().map(SchemaReference::toString),
            stated.provenance().by());
    return ChangeEvent.of(
        stated.identity() + "/" + stated.provenance().at().toEpochMilli(),
        ChangeType.DEPRECATION_STATED,
        stated.subject().toString(),
        stated.provenance().at(),
        change);
  }

  static ChangeEvent deletion(DeletionStated stated) {
    return ChangeEvent.of(
        stated.identity() + "/" + stated.provenance().at().toEpochMilli(),
        ChangeType.DELETION_STATED,
        stated.subject().toString(),
        stated.provenance().at(),
        new DeletionChange(
            stated.subject().track().value(),
            stated.subject().name().value(),
            stated.version().toString(),
            stated.deleted(),
            stated.reason(),
            stated.provenance().by()));
  }

  static ChangeEvent purge(VersionPurged purged) {
    return ChangeEvent.of(
        purged.identity(),
        ChangeType.VERSION_PURGED,
        purged.subject().toString(),
        purged.provenance().at(),
        new PurgeChange(
            purged.subject().track().value(),
            purged.subject().name().value(),
            purged.version().toString(),
            purged.id().value(),
            purged.reason(),
            purged.provenance().by()));
  }

  static ChangeEvent drift(ReportDrift report) {
    Drift drift = report.drift();
    String at = Long.toString(report.provenance().at().toEpochMilli());
    return ChangeEvent.of(
        String.join("/", "drift", drift.subject().toString(), drift.kind(), at),
        ChangeType.DRIFT_REPORTED,
        drift.subject().toString(),
        report.provenance().at(),
        new DriftChange(
            drift.subject().track().value(),
            drift.subject().name().value(),
            drift.version().map(SemVer::toString),
            drift.kind(),
            drift.pointer(),
            drift.detail(),
            drift.count(),
            report.provenance().by()));
  }
}
