package dev.assay.validator.topology;

import dev.assay.contracts.enforcement.EnforcementPolicy;
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

/** Facts as a registry would write them. */
public final class Facts {
  private static final Provenance PROVENANCE = new Provenance("test", Instant.EPOCH);

  private Facts() {}

  public static Fact published(int id, String subject, String version, String schema) {
    Subject parsed = Subject.parse(subject);
    return new Fact.VersionPublished(
        parsed,
        SemVer.parse(version),
        new SchemaId(id),
        new SchemaText(schema),
        new Declared(parsed.name().value(), Optional.empty()),
        PROVENANCE);
  }

  public static Fact publishedAs(int id, String subject, String textualId, String schema) {
    return new Fact.VersionPublished(
        Subject.parse(subject),
        SemVer.parse("1.0.0"),
        new SchemaId(id),
        new SchemaText(schema),
        new Declared(textualId, Optional.empty()),
        PROVENANCE);
  }

  public static Fact deprecated(String subject, String version, boolean deprecated) {
    return new Fact.DeprecationStated(
        Subject.parse(subject), SemVer.parse(version), deprecated, "", PROVENANCE);
  }

  public static Fact policy(String scope, EnforcementPolicy.Rule rule, long revision) {
    return new Fact.PolicySet(
        new EnforcementPolicy(Scope.parse(scope), rule, revision, "test", "", Instant.EPOCH));
  }
}
