package dev.assay.client;

import dev.assay.schema.Subject;
import dev.assay.schema.VersionSelector;
import java.util.Optional;

/**
 * Which versions of a schema something is to be done to.
 *
 * @param subject track and name
 * @param version one, by number or alias; empty for all of them
 */
public record SchemaTarget(Subject subject, Optional<VersionSelector> version) {
  @Override
  public String toString() {
    return subject + version.map(one -> "@" + one).orElse("");
  }
}
