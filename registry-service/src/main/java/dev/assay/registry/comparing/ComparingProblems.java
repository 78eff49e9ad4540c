package dev.assay.registry.comparing;

import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.ProblemType;
import dev.assay.schema.document.SchemaFault;
import java.util.List;

/** Why two schemas can't be compared. */
final class ComparingProblems {
  private static final ProblemType INVALID =
      new ProblemType("invalid-schema", "The document can't be used as a schema", 422);

  private ComparingProblems() {}

  static ProblemRaised forbidden(String version) {
    return new ProblemRaised(
        INVALID
            .problem("%s can't be read by today's rules".formatted(version))
            .withRemedy("compare with another version, or publish one that today's rules allow"));
  }

  static ProblemRaised unreadable(String name, List<SchemaFault> faults) {
    SchemaFault first = faults.getFirst();
    return new ProblemRaised(
        INVALID
            .problem(
                "%s has %d faults, the first at '%s': %s"
                    .formatted(name, faults.size(), first.pointer(), first.problem()))
            .withRemedy(first.remedy())
            .with("faults", faults));
  }
}
