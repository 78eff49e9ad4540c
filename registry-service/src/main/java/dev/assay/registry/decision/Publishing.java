package dev.assay.registry.decision;

import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.Fact.DeletionStated;
import dev.assay.contracts.facts.Fact.DeprecationStated;
import dev.assay.contracts.facts.Fact.IdsIssued;
import dev.assay.contracts.facts.Fact.VersionPublished;
import dev.assay.registry.decision.Command.DeprecationWish;
import dev.assay.registry.decision.Command.PublishVersion;
import dev.assay.registry.decision.Reply.Standing;
import dev.assay.registry.decision.Reply.VersionStands;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.VersionRef;
import dev.assay.schema.Fingerprint;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.ResolvedReference;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.document.SchemaReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides about one document for one subject.
 *
 * <p>The number is the one asked for, else the one the document gives itself, else that of the same
 * text if it is published already, else the next that the change asks for. A text that was put away
 * is restored by publishing it again.
 */
final class Publishing {
  private static final SchemaId FIRST_ID = new SchemaId(1);

  private final PublishVersion wish;
  private final SchemaDocument document;
  private final List<ResolvedReference> references;
  private final RegistryState state;
  private final Progression progression;
  private final Repetition repetition;

  /** What a text without a number means that is published already. */
  enum Repetition {
    /** The version that has it, whichever that is. */
    ANY_VERSION,
    /** The highest version if that has it, else a new one: what comes out now is the latest. */
    HIGHEST_VERSION
  }

  private Publishing(
      PublishVersion wish,
      References references,
      SchemaDocument document,
      Progression progression,
      Repetition repetition) {
    this.wish = wish;
    this.document = document;
    this.references = references.resolved();
    this.state = progression.state();
    this.progression = progression;
    this.repetition = repetition;
  }

  static Decision decide(
      PublishVersion wish, RegistryState state, Comparisons comparisons, Repetition repetition) {
    return switch (wish.reading()) {
      case SchemaReading.Refused(var faults) ->
          new Decision.Refused(new Refusal.UnusableSchema(wish.subject(), faults));
      case SchemaReading.Readable(var document) -> {
        References references = References.of(document, state);
        if (!references.missing().isEmpty()) {
          yield new Decision.Refused(
              new Refusal.UnknownReferences(wish.subject(), references.missing()));
        }
        comparisons.remember(document);
        yield switch (comparisons.complete(document, references.resolved(), state)) {
          case SchemaReading.Refused(var faults) ->
              new Decision.Refused(new Refusal.UnusableSchema(wish.subject(), faults));
          case SchemaReading.Readable(var complete) ->
              new Publishing(
                      wish,
                      references,
                      document,
                      new Progression(wish.subject(), complete, state, comparisons),
                      repetition)
                  .decide();
        };
      }
    };
  }

  private Decision decide() {
    return switch (WishedVersion.of(wish, document)) {
      case WishedVersion.Given(SemVer version) -> asVersion(version);
      case WishedVersion.Open() ->
          withSameContent().map(this::again).orElseGet(() -> unlessForbidden(progression.next()));
      case WishedVersion.Unreadable(String text) ->
          new Decision.Refused(new Refusal.UnreadableVersionInDocument(wish.subject(), text));
    };
  }

  private Decision asVersion(SemVer version) {
    VersionRef ref = new VersionRef(wish.subject(), version);
    Optional<PublishedVersion> known = state.version(ref.subject(), version);
    if (known.isPresent()) {
      return known.get().fingerprint().equals(document.fingerprint())
          ? again(known.get())
          : new Decision.Refused(takenBy(known.get().fingerprint(), ref));
    }
    if (state.purged(ref).isPresent()) {
      return new Decision.Refused(new Refusal.VersionIsPurged(ref));
    }
    return Placement.misplacementOf(ref, state)
        .<Decision>map(Decision.Refused::new)
        .orElseGet(() -> unlessForbidden(version));
  }

  private Refusal takenBy(Fingerprint published, VersionRef ref) {
    return new Refusal.VersionExistsWithOtherText(
        ref, published, document.fingerprint(), progression.required(), progression.next());
  }

  /** In use before put away, highest first; a text whose references mean something else is new. */
  private Optional<PublishedVersion> withSameContent() {
    Subject subject = wish.subject();
    return switch (repetition) {
      case HIGHEST_VERSION -> state.highest(subject).filter(this::hasSameContent);
      case ANY_VERSION ->
          state
              .highestFirst(subject)
              .filter(this::hasSameContent)
              .findFirst()
              .or(() ->
                  state.everyVersion(subject).reversed().stream()
                      .filter(this::hasSameContent)
                      .findFirst());
    };
  }

  private boolean hasSameContent(PublishedVersion version) {
    return version.fingerprint().equals(document.fingerprint())
        && version.references().equals(references);
  }

  private Decision unlessForbidden(SemVer version) {
    return progression
        .objectionTo(version)
        .<Decision>map(Decision.Refused::new)
        .orElseGet(() -> publish(version));
  }

  private Decision publish(SemVer version) {
    SchemaId id = state.highestId().map(SchemaId::next).orElse(FIRST_ID);
    VersionRef ref = new VersionRef(wish.subject(), version);
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new VersionPublished(
            ref.subject(),
            version,
            id,
            document.text(),
            references,
            wish.declared(),
            wish.provenance()));
    facts.add(new IdsIssued(id));
    wish.deprecation()
        .filter(DeprecationWish::deprecated)
        .ifPresent(deprecation -> facts.add(stated(ref, deprecation)));
    return new Decision.Granted(
        facts, new VersionStands(ref, Standing.NEW, progression.stepTo(version)));
  }

  private Decision again(PublishedVersion known) {
    List<Fact> facts = new ArrayList<>();
    if (known.deleted()) {
      facts.add(
          new DeletionStated(
              known.subject(), known.version(), false, "published again", wish.provenance()));
    }
    wish.deprecation()
        .filter(deprecation -> changes(known, deprecation))
        .ifPresent(deprecation -> facts.add(stated(known.ref(), deprecation)));
    Standing standing = known.deleted() ? Standing.RESTORED : Standing.BEFORE;
    Reply reply = new VersionStands(known.ref(), standing, Optional.empty());
    return facts.isEmpty() ? new Decision.AlreadySo(reply) : new Decision.Granted(facts, reply);
  }

  private static boolean changes(PublishedVersion known, DeprecationWish deprecation) {
    boolean otherNote =
        deprecation.deprecated()
            && !deprecation.note().isEmpty()
            && !known.deprecationNote().equals(Optional.of(deprecation.note()));
    return known.deprecated() != deprecation.deprecated() || otherNote;
  }

  private DeprecationStated stated(VersionRef ref, DeprecationWish deprecation) {
    return new DeprecationStated(
        ref.subject(),
        ref.version(),
        deprecation.deprecated(),
        deprecation.note(),
        wish.provenance());
  }
}
