package dev.assay.registry.decision;

import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.Fact.DeprecationStated;
import dev.assay.contracts.facts.Fact.IdsIssued;
import dev.assay.contracts.facts.Fact.VersionPublished;
import dev.assay.registry.decision.Command.DeprecationWish;
import dev.assay.registry.decision.Command.PublishVersion;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.VersionRef;
import dev.assay.schema.Fingerprint;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SemVer;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.document.SchemaReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides about one document for one subject.
 *
 * <p>The number is the one asked for, else the one the document gives itself, else that of the same
 * text if it is published already, else the next that the change asks for.
 */
final class Publishing {
  private static final SchemaId FIRST_ID = new SchemaId(1);

  private final PublishVersion wish;
  private final SchemaDocument document;
  private final RegistryState state;

  private Publishing(PublishVersion wish, SchemaDocument document, RegistryState state) {
    this.wish = wish;
    this.document = document;
    this.state = state;
  }

  static Decision decide(PublishVersion wish, RegistryState state) {
    return switch (wish.reading()) {
      case SchemaReading.Refused(var faults) ->
          new Decision.Refused(new Refusal.UnusableSchema(wish.subject(), faults));
      case SchemaReading.Readable(var document) -> new Publishing(wish, document, state).decide();
    };
  }

  private Decision decide() {
    return switch (WishedVersion.of(wish, document)) {
      case WishedVersion.Given(SemVer version) -> asVersion(version);
      case WishedVersion.Open() ->
          withSameText().map(this::again).orElseGet(() -> publish(derivedVersion()));
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
    return Placement.misplacementOf(ref, state)
        .<Decision>map(Decision.Refused::new)
        .orElseGet(() -> publish(version));
  }

  private Refusal takenBy(Fingerprint published, VersionRef ref) {
    PublishedVersion highest = state.highest(ref.subject()).orElseThrow();
    return new Refusal.VersionExistsWithOtherText(
        ref,
        published,
        document.fingerprint(),
        Evolution.bumpTo(document, highest),
        Evolution.versionAfter(highest, document));
  }

  private Optional<PublishedVersion> withSameText() {
    return state.versions(wish.subject()).reversed().stream()
        .filter(version -> version.fingerprint().equals(document.fingerprint()))
        .findFirst();
  }

  /**
   * The first version of track vN is N.0.0, so that a track's number can be seen in its versions.
   */
  private SemVer derivedVersion() {
    return state
        .highest(wish.subject())
        .map(highest -> Evolution.versionAfter(highest, document))
        .orElseGet(() -> {
          String track = wish.subject().track().value();
          return SemVer.release(Integer.parseInt(track.substring(1)), 0, 0);
        });
  }

  private Decision publish(SemVer version) {
    SchemaId id = state.highestId().map(SchemaId::next).orElse(FIRST_ID);
    VersionRef ref = new VersionRef(wish.subject(), version);
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new VersionPublished(
            ref.subject(), version, id, document.text(), wish.declared(), wish.provenance()));
    facts.add(new IdsIssued(id));
    wish.deprecation()
        .filter(DeprecationWish::deprecated)
        .ifPresent(deprecation -> facts.add(stated(ref, deprecation)));
    return new Decision.Granted(facts, new Reply.VersionStands(ref));
  }

  private Decision again(PublishedVersion known) {
    Reply reply = new Reply.VersionStands(known.ref());
    return wish.deprecation()
        .filter(deprecation -> changes(known, deprecation))
        .<Decision>map(
            deprecation -> new Decision.Granted(List.of(stated(known.ref(), deprecation)), reply))
        .orElseGet(() -> new Decision.AlreadySo(reply));
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
