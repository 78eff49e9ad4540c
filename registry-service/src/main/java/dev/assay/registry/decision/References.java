package dev.assay.registry.decision;

import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.document.ResolvedReference;
import dev.assay.schema.document.SchemaDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a document's references to other entries mean now.
 *
 * <p>An entry can only be referred to once it is published, and never changes; so no circle can
 * come about. What was put away can't be referred to anew.
 *
 * @param resolved those that lead somewhere
 * @param missing those that don't
 */
record References(List<ResolvedReference> resolved, List<SchemaReference> missing) {

  static References of(SchemaDocument document, RegistryState state) {
    List<ResolvedReference> resolved = new ArrayList<>();
    List<SchemaReference> missing = new ArrayList<>();
    for (SchemaReference written : document.registryEntries()) {
      find(written, state)
          .ifPresentOrElse(
              version -> resolved.add(new ResolvedReference(written, version.ref().reference())),
              () -> missing.add(written));
    }
    return new References(resolved, missing);
  }

  static Optional<PublishedVersion> find(SchemaReference written, RegistryState state) {
    return written
        .subject()
        .flatMap(subject -> state.select(subject, written.selector()))
        .filter(version -> !version.deleted());
  }
}
