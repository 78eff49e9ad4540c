package dev.assay.registry.decision;

import dev.assay.registry.state.VersionRef;
import dev.assay.schema.Fingerprint;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.SchemaFault;
import dev.assay.schema.evolution.Bump;
import java.util.List;

/** Why a command is refused. */
public sealed interface Refusal {

  /** One line for the audit, naming thing and value. */
  String because();

  /**
   * The version is taken by another text, and a version is for good.
   *
   * @param ref the version
   * @param published fingerprint of the text it has
   * @param wished fingerprint of the text it was asked for
   * @param required what the change asks of the next version
   * @param nextFree that version
   */
  record VersionExistsWithOtherText(
      VersionRef ref, Fingerprint published, Fingerprint wished, Bump required, SemVer nextFree)
      implements Refusal {
    @Override
    public String because() {
      return "%s is published with text %s, not %s".formatted(ref, published, wished);
    }
  }

  /**
   * The version has no place in the line of its subject.
   *
   * @param ref the version
   * @param misplacement what keeps it out
   * @param by the version it clashes with
   */
  record VersionOutOfPlace(VersionRef ref, Misplacement misplacement, SemVer by)
      implements Refusal {
    @Override
    public String because() {
      return switch (misplacement) {
        case BEFORE_THE_FIRST -> "%s would come before the first version %s".formatted(ref, by);
        case PRE_RELEASE_OF_A_RELEASED ->
            "%s is a pre-release of %s, which is released".formatted(ref, by);
        case SAME_PRECEDENCE ->
            "%s differs from %s in build metadata alone, so neither would be the later"
                .formatted(ref, by);
      };
    }
  }

  /** What keeps a version out of a line. */
  enum Misplacement {
    /** It is lower than every version there is. */
    BEFORE_THE_FIRST,
    /** Its release is out. */
    PRE_RELEASE_OF_A_RELEASED,
    /** A version of the same precedence is out. */
    SAME_PRECEDENCE
  }

  /**
   * The document can't be used as a schema.
   *
   * @param subject what it was meant for
   * @param faults where and why, at least one
   */
  record UnusableSchema(Subject subject, List<SchemaFault> faults) implements Refusal {
    public UnusableSchema {
      faults = List.copyOf(faults);
    }

    @Override
    public String because() {
      SchemaFault first = faults.getFirst();
      return "the document for %s has %d faults, the first at '%s': %s"
          .formatted(subject, faults.size(), first.pointer(), first.problem());
    }
  }

  /**
   * The document names its own version, and that is none.
   *
   * @param subject what it was meant for
   * @param text what {@code x-core-version} says
   */
  record UnreadableVersionInDocument(Subject subject, String text) implements Refusal {
    @Override
    public String because() {
      return "x-core-version of the document for %s is %s, which is not SemVer 2.0"
          .formatted(subject, text);
    }
  }
}
