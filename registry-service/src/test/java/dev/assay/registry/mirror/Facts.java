package dev.assay.registry.mirror;

import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.facts.Declared;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.Provenance;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.SchemaText;
import java.time.Instant;
import java.util.Optional;

/** Facts to tell. */
final class Facts {
  private static final Provenance BY_ADA = new Provenance("ada", Instant.EPOCH);

  private Facts() {}

  static Fact version(int id) {
    return new Fact.VersionPublished(
        Subject.of("v1", "telemetry.Event" + id),
        SemVer.release(1, 0, 0),
        new SchemaId(id),
        new SchemaText("{\"title\":\"" + id + "\"}"),
        new Declared("telemetry.Event" + id, Optional.empty()),
        BY_ADA);
  }

  static Fact policy(long revision, Mode mode) {
    return new Fact.PolicySet(
        new EnforcementPolicy(
            Scope.parse("schema:telemetry.Event1"),
            Rule.of(mode),
            revision,
            "ada",
            "",
            Instant.EPOCH));
  }
}
