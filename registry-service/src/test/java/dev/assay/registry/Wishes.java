package dev.assay.registry;

import dev.assay.contracts.bindings.BindingRule;
import dev.assay.contracts.bindings.Handling;
import dev.assay.contracts.bindings.Outputs;
import dev.assay.contracts.bindings.SourceTopics;
import dev.assay.contracts.compatibility.CompatibilityRule;
import dev.assay.contracts.compatibility.CompatibilityScope;
import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.facts.Declared;
import dev.assay.contracts.facts.Provenance;
import dev.assay.contracts.topics.TopicNames;
import dev.assay.registry.decision.Command;
import dev.assay.registry.decision.Command.DeprecationWish;
import dev.assay.registry.decision.Command.PublishRelease;
import dev.assay.registry.decision.Command.PublishVersion;
import dev.assay.registry.decision.Command.PurgeVersions;
import dev.assay.registry.decision.Command.SetBinding;
import dev.assay.registry.decision.Command.SetCompatibility;
import dev.assay.registry.decision.Command.SetPolicy;
import dev.assay.registry.decision.Command.StateDeletion;
import dev.assay.registry.decision.Command.StateDeprecation;
import dev.assay.registry.decision.Command.Target;
import dev.assay.schema.SchemaName;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.evolution.Level;
import dev.assay.schema.inclusion.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Commands for tests, dated by the caller. */
public final class Wishes {
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final SchemaReader READER = SchemaReader.ofEntries(DocumentLimits.defaults());

  private Wishes() {}

  public static Provenance by(String actor) {
    return new Provenance(actor, NOON);
  }

  /** A schema with one member of this name, which must be there. */
  public static String requiring(String member) {
    return """
    {"type":"object","properties":{"%1$s":{"type":"string"}},"required":["%1$s"]}\
    """
        .formatted(member);
  }

  public static PublishVersion publish(String subject, String document) {
    return new PublishVersion(
        Subject.parse(subject),
        Optional.empty(),
        READER.read(document),
        new Declared(Subject.parse(subject).name().value(), Optional.empty()),
        Optional.empty(),
        by("ci"));
  }

  public static PublishVersion publish(String subject, String version, String document) {
    PublishVersion wish = publish(subject, document);
    return new PublishVersion(
        wish.subject(),
        Optional.of(SemVer.parse(version)),
        wish.reading(),
        wish.declared(),
        Optional.empty(),
        wish.provenance());
  }

  public static PublishVersion deprecating(PublishVersion wish, boolean deprecated, String note) {
    return new PublishVersion(
        wish.subject(),
        wish.version(),
        wish.reading(),
        wish.declared(),
        Optional.of(new DeprecationWish(deprecated, note)),
        wish.provenance());
  }

  public static PublishVersion withSchemaId(PublishVersion wish, String schemaId) {
    return new PublishVersion(
        wish.subject(),
        wish.version(),
        wish.reading(),
        new Declared(schemaId, Optional.empty()),
        wish.deprecation(),
        wish.provenance());
  }

  public static Command level(String scope, Level level) {
    return new SetCompatibility(
        CompatibilityScope.parse(scope),
        Optional.of(new CompatibilityRule(level, Content.LENIENT)),
        "test",
        Optional.empty(),
        by("operator"));
  }

  /** Nothing is asked of any version: for tests that are about something else. */
  public static Command anythingGoes() {
    return level("*", Level.NONE);
  }

  public static Command delete(String target) {
    return new StateDeletion(target(target), true, "test", by("operator"));
  }

  public static Command restore(String target) {
    return new StateDeletion(target(target), false, "test", by("operator"));
  }

  public static Command purge(String target) {
    return new PurgeVersions(target(target), "test", by("operator"));
  }

  public static Command deprecate(String target, String note, String successor) {
    return new StateDeprecation(
        target(target),
        new StateDeprecation.Word(
            true,
            note,
            Optional.of(LocalDate.parse("2027-01-31")),
            successor.isEmpty() ? Optional.empty() : Optional.of(SchemaReference.parse(successor))),
        by("operator"));
  }

  public static Command release(PublishVersion... entries) {
    return new PublishRelease(List.of(entries), "test", by("ci"));
  }

  private static Target target(String text) {
    SchemaReference reference = SchemaReference.parse(text);
    return new Target(
        reference.subject().orElseThrow(),
        text.contains("@") ? Optional.of(reference.selector()) : Optional.empty());
  }

  public static Command setPolicy(String scope, Mode mode, Instant at) {
    return new SetPolicy(Scope.parse(scope), Rule.of(mode), "test", new Provenance("operator", at));
  }

  /** A binding of one source, or without one what was decided taken back. */
  public static Command setBinding(String name, String source, Instant at) {
    return new SetBinding(
        name,
        source.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new BindingRule(
                    BindingRule.DEFAULT_APPLICATION,
                    new SourceTopics.Named(source),
                    new SchemaName("a"),
                    BindingRule.DEFAULT_TRACKS,
                    Outputs.BY_SUFFIX,
                    Handling.DEFAULT)),
        "test",
        Optional.empty(),
        TopicNames.DEFAULT,
        new Provenance("operator", at));
  }
}
