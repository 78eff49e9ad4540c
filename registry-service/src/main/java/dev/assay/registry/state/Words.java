package dev.assay.registry.state;

import dev.assay.contracts.facts.Fact.DeletionStated;
import dev.assay.contracts.facts.Fact.DeprecationStated;
import java.util.Optional;

/**
 * What was said last about a version beside that it exists.
 *
 * @param deprecation whether it should be used
 * @param deletion whether it is put away
 */
record Words(Optional<DeprecationStated> deprecation, Optional<DeletionStated> deletion) {
  static final Words NONE = new Words(Optional.empty(), Optional.empty());

  Words with(DeprecationStated word) {
    return new Words(Optional.of(word), deletion);
  }

  Words with(DeletionStated word) {
    return new Words(deprecation, Optional.of(word));
  }

  Words withoutDeprecation() {
    return new Words(Optional.empty(), deletion);
  }

  Words withoutDeletion() {
    return new Words(deprecation, Optional.empty());
  }

  boolean isEmpty() {
    return deprecation.isEmpty() && deletion.isEmpty();
  }
}
