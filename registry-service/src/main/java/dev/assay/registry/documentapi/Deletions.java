package dev.assay.registry.documentapi;

import dev.assay.contracts.facts.Provenance;
import dev.assay.registry.decision.Command;
import dev.assay.registry.state.VersionRef;
import java.util.List;

/** What has to be wished for so that versions are put away. */
@FunctionalInterface
public interface Deletions {

  /** The commands; all of them are handed in together. */
  List<Command> of(List<VersionRef> versions, Provenance provenance);
}
