package dev.assay.registry.documentapi;

import dev.assay.contracts.facts.Provenance;
import dev.assay.registry.decision.Command;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import java.util.Optional;

/** What has to be wished for so that versions are put away. */
@FunctionalInterface
public interface Deletions {

  /** The command for one version, or without one for all of a subject. */
  Command of(Subject subject, Optional<SemVer> version, Provenance provenance);
}
