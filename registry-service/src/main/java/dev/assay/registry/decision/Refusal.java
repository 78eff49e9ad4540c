package dev.assay.registry.decision;

import dev.assay.contracts.compatibility.CompatibilityRule;
import dev.assay.contracts.compatibility.CompatibilityScope;
import dev.assay.contracts.facts.FactLevel;
import dev.assay.registry.decision.Command.Target;
import dev.assay.registry.state.VersionRef;
import dev.assay.schema.Fingerprint;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.RegistryUri;
import dev.assay.schema.document.SchemaFault;
import dev.assay.schema.evolution.Bump;
import dev.assay.schema.evolution.CompatibilityVerdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Why a command is refused.
 *
 * <p>Longer than other files: every reason there is, each with its one sentence.
 */
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
   * The version was purged, and a number is given once.
   *
   * @param ref the version
   */
  record VersionIsPurged(VersionRef ref) implements Refusal {
    @Override
    public String because() {
      return "%s was purged; its number is never given again".formatted(ref);
    }
  }

  /**
   * The step to the version is smaller than the change asks for.
   *
   * @param wished the version
   * @param from the older one of the two versions that lie too close
   * @param to the newer one
   * @param verdict what lies between them
   * @param smallest the lowest version that would do
   */
  record BumpTooSmall(
      VersionRef wished,
      VersionRef from,
      VersionRef to,
      CompatibilityVerdict verdict,
      SemVer smallest)
      implements Refusal {
    @Override
    public String because() {
      return "the change from %s to %s needs a %s bump (%s, %s)"
          .formatted(
              from,
              to.version(),
              verdict.required().name().toLowerCase(Locale.ROOT),
              verdict.level(),
              CompatibilityRule.text(verdict.content()));
    }
  }

  /**
   * The level in force forbids the change, whatever the version.
   *
   * @param subject what it was meant for
   * @param against the version that it does not go together with
   * @param verdict why
   */
  record IncompatibleChange(Subject subject, VersionRef against, CompatibilityVerdict verdict)
      implements Refusal {
    @Override
    public String because() {
      return "the change is not compatible with %s (%s, %s)%s"
          .formatted(
              against,
              verdict.level(),
              CompatibilityRule.text(verdict.content()),
              verdict.breaks().stream().findFirst().map(b -> ": " + b.reason()).orElse(""));
    }
  }

  /**
   * The document refers to entries that are not there.
   *
   * @param subject what it was meant for
   * @param missing the entries, at least one
   */
  record UnknownReferences(Subject subject, List<SchemaReference> missing) implements Refusal {
    public UnknownReferences {
      missing = List.copyOf(missing);
    }

    @Override
    public String because() {
      return "the document for %s refers to %s, which the registry does not have"
          .formatted(
              subject, missing.stream().map(RegistryUri::of).collect(Collectors.joining(" and ")));
    }
  }

  /**
   * Documents that come out together refer to each other in a circle.
   *
   * @param subjects who is in it, or behind it
   */
  record ReferenceCycle(List<Subject> subjects) implements Refusal {
    public ReferenceCycle {
      subjects = List.copyOf(subjects);
    }

    @Override
    public String because() {
      return "the documents of %s refer to each other in a circle"
          .formatted(subjects.stream().map(Subject::toString).collect(Collectors.joining(", ")));
    }
  }

  /**
   * Some schemas of a release are refused, so all of it is.
   *
   * @param entries what is refused and why, at least one
   */
  record ReleaseRefused(List<Entry> entries) implements Refusal {
    public ReleaseRefused {
      entries = List.copyOf(entries);
    }

    /** One of the schemas that are refused. */
    public record Entry(Subject subject, Refusal refusal) {}

    @Override
    public String because() {
      return "%d of the schemas are refused, the first because %s"
          .formatted(entries.size(), entries.getFirst().refusal().because());
    }
  }

  /**
   * There is no such version to say something of.
   *
   * @param target what was named
   * @param wanted what kind of version was looked for
   */
  record NothingThere(Target target, String wanted) implements Refusal {
    @Override
    public String because() {
      return "%s names no version %s".formatted(target, wanted);
    }
  }

  /**
   * What should be used instead is not there, or is what is deprecated.
   *
   * @param successor what was named
   */
  record UnusableSuccessor(SchemaReference successor) implements Refusal {
    @Override
    public String because() {
      return "the successor %s is not in use, or is among what is deprecated".formatted(successor);
    }
  }

  /**
   * Only what was put away first may be purged.
   *
   * @param versions those that are in use
   */
  record InUse(List<VersionRef> versions) implements Refusal {
    public InUse {
      versions = List.copyOf(versions);
    }

    @Override
    public String because() {
      return "%s must be deleted before it can be purged".formatted(joined(versions));
    }
  }

  /**
   * Other schemas refer to what was to be purged.
   *
   * @param versions what they refer to
   * @param referrers who refers to it
   */
  record StillReferenced(List<VersionRef> versions, List<VersionRef> referrers) implements Refusal {
    public StillReferenced {
      versions = List.copyOf(versions);
      referrers = List.copyOf(referrers);
    }

    @Override
    public String because() {
      return "%s can't be purged while %s refers to it"
          .formatted(joined(versions), joined(referrers));
    }
  }

  /**
   * Somebody decided in the meantime.
   *
   * @param scope what about
   * @param expected the revision that the command builds upon
   * @param actual the revision in force
   */
  record StaleRevision(CompatibilityScope scope, long expected, long actual) implements Refusal {
    @Override
    public String because() {
      return "the compatibility of %s is at revision %d, not %d".formatted(scope, actual, expected);
    }
  }

  /** It shall not be so about enforcement. */
  record OfPolicy(PolicyRefusal why) implements Refusal {
    @Override
    public String because() {
      return why.because();
    }
  }

  /**
   * Somebody decided about the binding in the meantime.
   *
   * @param name of the binding
   * @param expected the revision that the command builds upon
   * @param actual the revision of the last decision, 0 for none
   */
  record StaleBinding(String name, long expected, long actual) implements Refusal {
    @Override
    public String because() {
      return "binding '%s' is at revision %d, not %d".formatted(name, actual, expected);
    }
  }

  /**
   * The binding can't stand beside the others.
   *
   * @param name of the binding
   * @param objection what clashes with what, and what to change
   */
  record BindingClashes(String name, String objection) implements Refusal {
    @Override
    public String because() {
      return objection;
    }
  }

  /**
   * No such binding was decided.
   *
   * @param name what was named
   */
  record NoSuchBinding(String name) implements Refusal {
    @Override
    public String because() {
      return "no binding '%s' was decided".formatted(name);
    }
  }

  private static String joined(List<VersionRef> versions) {
    return versions.stream().map(VersionRef::toString).collect(Collectors.joining(", "));
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

  /**
   * It would be written in a form that readers of an older build don't know.
   *
   * @param identity of the fact
   * @param needed from which level on readers know the form
   * @param written up to which level facts are written here
   */
  record AboveLevel(String identity, FactLevel needed, FactLevel written) implements Refusal {
    @Override
    public String because() {
      return "'%s' can only be stated in a form of level %s, and facts up to level %s are written here"
          .formatted(identity, needed, written);
    }
  }
}
