package dev.assay.registry.decision;

import dev.assay.contracts.bindings.BindingRule;
import dev.assay.contracts.compatibility.CompatibilityRule;
import dev.assay.contracts.compatibility.CompatibilityScope;
import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.facts.Declared;
import dev.assay.contracts.facts.Provenance;
import dev.assay.contracts.topics.TopicNames;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.VersionSelector;
import dev.assay.schema.document.SchemaReading;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What somebody wishes to be so. */
public sealed interface Command {

  /** Who wishes it, since when. */
  Provenance provenance();

  /**
   * Publish a text as a version of a subject.
   *
   * @param subject whose version it shall be
   * @param version its number; without one, what the document says, else what the change asks for
   * @param reading what came of reading the document; wishing for an unreadable one is refused, and
   *     audited like any other refusal
   * @param declared what the publisher said beside the text
   * @param deprecation what the publisher said about its use, if anything
   * @param provenance who wishes it, since when
   */
  record PublishVersion(
      Subject subject,
      Optional<SemVer> version,
      SchemaReading reading,
      Declared declared,
      Optional<DeprecationWish> deprecation,
      Provenance provenance)
      implements Command {}

  /**
   * Publish several texts, all of them or none.
   *
   * @param entries at least one; put in order by who refers to whom
   * @param note what it is about, may be empty
   * @param provenance who wishes it, since when
   */
  record PublishRelease(List<PublishVersion> entries, String note, Provenance provenance)
      implements Command {
    public PublishRelease {
      if (entries.isEmpty()) {
        throw new IllegalArgumentException("a release consists of at least one schema");
      }
      entries = List.copyOf(entries);
    }
  }

  /**
   * Say whether versions should still be used.
   *
   * @param target which
   * @param word what to say of them
   * @param provenance who wishes it, since when
   */
  record StateDeprecation(Target target, Word word, Provenance provenance) implements Command {

    /**
     * A word on deprecation.
     *
     * @param deprecated true where they should not be used any more
     * @param note what to use instead, or why; may be empty
     * @param sunset the day from which nobody should count on them
     * @param successor what to use instead: a subject, or one version of it
     */
    public record Word(
        boolean deprecated,
        String note,
        Optional<LocalDate> sunset,
        Optional<SchemaReference> successor) {}
  }

  /**
   * Put versions away, or restore them.
   *
   * @param target which
   * @param deleted false to restore
   * @param reason why, may be empty
   * @param provenance who wishes it, since when
   */
  record StateDeletion(Target target, boolean deleted, String reason, Provenance provenance)
      implements Command {}

  /**
   * Destroy the texts of versions that were put away.
   *
   * @param target which
   * @param reason why, may be empty
   * @param provenance who wishes it, since when
   */
  record PurgeVersions(Target target, String reason, Provenance provenance) implements Command {}

  /**
   * Decide what new versions owe to those before them.
   *
   * @param scope what for
   * @param rule what is asked for; empty to leave it to the wider scopes
   * @param reason why, may be empty
   * @param ifRevision only where the decision in force has this revision
   * @param provenance who wishes it, since when
   */
  record SetCompatibility(
      CompatibilityScope scope,
      Optional<CompatibilityRule> rule,
      String reason,
      Optional<Long> ifRevision,
      Provenance provenance)
      implements Command {}

  /**
   * Tell that events differ from what a schema says; nothing becomes so by it.
   *
   * @param drift what was met
   * @param provenance who reports it, since when
   */
  record ReportDrift(Drift drift, Provenance provenance) implements Command {}

  /**
   * Which versions of a subject: one by number or alias, or all.
   *
   * @param subject whose
   * @param selector which; empty for all
   */
  record Target(Subject subject, Optional<VersionSelector> selector) {
    @Override
    public String toString() {
      return subject + selector.map(one -> "@" + one).orElse("");
    }
  }

  /**
   * What a client met.
   *
   * @param subject the schema that it compared with
   * @param version the version that it compared with, if it says
   * @param kind in words joined by {@code -}
   * @param pointer where in the event, if it says
   * @param detail one line for people, may be empty
   * @param count how many events it speaks of, from 1
   */
  record Drift(
      Subject subject,
      Optional<SemVer> version,
      String kind,
      Optional<String> pointer,
      String detail,
      long count) {}

  /**
   * Decide about enforcement.
   *
   * @param scope what for
   * @param rule what is asked for
   * @param reason why, may be empty
   * @param provenance who wishes it, since when
   */
  record SetPolicy(Scope scope, Rule rule, String reason, Provenance provenance)
      implements Command {}

  /**
   * Decide which topics are judged by which schema.
   *
   * @param name what the binding is called
   * @param rule what is wished; empty to leave it to the validators' configuration again
   * @param reason why, may be empty
   * @param ifRevision only where the last decision about it has this revision, 0 for none
   * @param topics the registry's own, which no binding reads or writes
   * @param provenance who wishes it, since when
   */
  record SetBinding(
      String name,
      Optional<BindingRule> rule,
      String reason,
      Optional<Long> ifRevision,
      TopicNames topics,
      Provenance provenance)
      implements Command {}

  /**
   * Whether a version shall still be used.
   *
   * @param deprecated true where it shall not
   * @param note what to use instead, or why; may be empty
   */
  record DeprecationWish(boolean deprecated, String note) {}
}
