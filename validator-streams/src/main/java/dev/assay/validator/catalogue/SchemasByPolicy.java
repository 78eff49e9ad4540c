package dev.assay.validator.catalogue;

import dev.assay.schema.validation.EngineSettings.RepeatedMembers;
import java.util.Optional;

/**
 * Schemas ready to judge, by what becomes of an object that has a member twice.
 *
 * @param usual what is done where a binding does not say
 * @param lastOneCounts judges the last of such members
 * @param rejecting finds such an object invalid
 */
public record SchemasByPolicy(
    RepeatedMembers usual, CompiledSchemas lastOneCounts, CompiledSchemas rejecting) {

  /** The same schemas, whatever a binding says. */
  public static SchemasByPolicy always(CompiledSchemas schemas) {
    return new SchemasByPolicy(RepeatedMembers.LAST_ONE_COUNTS, schemas, schemas);
  }

  /** Those that a binding asks for. */
  public CompiledSchemas of(Optional<RepeatedMembers> asked) {
    return switch (asked.orElse(usual)) {
      case LAST_ONE_COUNTS -> lastOneCounts;
      case REJECT -> rejecting;
    };
  }

  /** How many schemas are held. */
  public int size() {
    return lastOneCounts.size() + rejecting.size();
  }
}
