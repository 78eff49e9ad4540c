package dev.assay.schema.evolution;

import dev.assay.schema.SemVer;
import java.util.List;
import java.util.Optional;

/**
 * What people can do about a break.
 *
 * @param about the break
 * @param causes the facts that probably caused it, likeliest first; a guess
 * @param remedy what would undo the first cause, such as {@code make 'b' optional}
 */
public record Advice(Break about, List<Difference> causes, String remedy) {
  public Advice {
    causes = List.copyOf(causes);
  }

  /** The remedy or, where the level lets a version hold a break, that version instead. */
  public String sentence(Level level, Optional<SemVer> nextMajor) {
    return level == Level.SEMVER
        ? "%s, or publish it as %s"
            .formatted(remedy, nextMajor.map(SemVer::toString).orElse("a new major version"))
        : remedy;
  }
}
