package dev.assay.registry.decision;

import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.facts.Declared;
import dev.assay.contracts.facts.Provenance;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.SchemaReading;
import java.util.Optional;

/** What somebody wishes to be so. */
public sealed interface Command {

  /** Who wishes it, since when. */
  Provenance provenance();

  /**
   * Publish a text as a version of a subject.
   *
   * @param subject whose version it shall be
   * @param version its number; without one, what the document says, else what the change asks for
   * @param reading what came of reading the document; wishing for an unreadable one is refused, and
   *     audited like any other refusal
   * @param declared what the publisher said beside the text
   * @param deprecation what the publisher said about its use, if anything
   * @param provenance who wishes it, since when
   */
  record PublishVersion(
      Subject subject,
      Optional<SemVer> version,
      SchemaReading reading,
      Declared declared,
      Optional<DeprecationWish> deprecation,
      Provenance provenance)
      implements Command {}

  /**
   * Decide about enforcement.
   *
   * @param scope what for
   * @param rule what is asked for
   * @param reason why, may be empty
   * @param provenance who wishes it, since when
   */
  record SetPolicy(Scope scope, Rule rule, String reason, Provenance provenance)
      implements Command {}

  /**
   * Whether a version shall still be used.
   *
   * @param deprecated true where it shall not
   * @param note what to use instead, or why; may be empty
   */
  record DeprecationWish(boolean deprecated, String note) {}
}
