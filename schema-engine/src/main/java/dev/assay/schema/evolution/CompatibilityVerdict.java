package dev.assay.schema.evolution;

import dev.assay.schema.inclusion.Content;
import java.util.List;

/**
 * Whether a schema may follow another.
 *
 * @param level by which rule
 * @param content by which content policy
 * @param compatible whether the level's demands are met; for {@link Level#SEMVER}, whether less
 *     than a major bump will do
 * @param differences what changed, in order of place
 * @param breaks why not; empty exactly if compatible
 * @param required the smallest honest bump, whatever the level
 */
public record CompatibilityVerdict(
    Level level,
    Content content,
    boolean compatible,
    List<Difference> differences,
    List<Break> breaks,
    Bump required) {
  public CompatibilityVerdict {
    differences = List.copyOf(differences);
    breaks = List.copyOf(breaks);
  }
}
