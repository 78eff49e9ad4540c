package dev.assay.registry.decision;

import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.Fact.ReleasePublished;
import dev.assay.registry.decision.Command.PublishRelease;
import dev.assay.registry.decision.Command.PublishVersion;
import dev.assay.registry.decision.Publishing.Repetition;
import dev.assay.registry.decision.Refusal.ReleaseRefused;
import dev.assay.registry.decision.Reply.ReleaseStands;
import dev.assay.registry.decision.Reply.VersionStands;
import dev.assay.registry.state.RegistryState;
import dev.assay.schema.SchemaReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides about many documents at once: each on what those before it leave, all of them or none.
 *
 * <p>What comes out with a release is the latest from then on; so a text that an older version has,
 * given without a number, becomes a new version. That is how a release is rolled back.
 */
final class Releasing {
  private final PublishRelease wish;
  private final Comparisons comparisons;
  private final List<Fact> facts = new ArrayList<>();
  private final List<ReleaseRefused.Entry> refused = new ArrayList<>();
  private final Map<Integer, VersionStands> stands = new TreeMap<>();
  private RegistryState state;

  private Releasing(PublishRelease wish, RegistryState state, Comparisons comparisons) {
    this.wish = wish;
    this.state = state;
    this.comparisons = comparisons;
  }

  static Decision decide(PublishRelease wish, RegistryState state, Comparisons comparisons) {
    return switch (ReleaseOrder.of(wish.entries(), state)) {
      case ReleaseOrder.Circular(var subjects) ->
          new Decision.Refused(new Refusal.ReferenceCycle(subjects));
      case ReleaseOrder.Ordered(var places) ->
          new Releasing(wish, state, comparisons).decide(places);
    };
  }

  private Decision decide(List<Integer> places) {
    for (int place : places) {
      add(place, wish.entries().get(place));
    }
    if (!refused.isEmpty()) {
      return new Decision.Refused(new ReleaseRefused(refused));
    }
    List<VersionStands> versions = List.copyOf(stands.values());
    List<SchemaReference> references =
        versions.stream().map(version -> version.ref().reference()).toList();
    if (facts.isEmpty()) {
      return new Decision.AlreadySo(new ReleaseStands(known(references), versions));
    }
    ReleasePublished release =
        new ReleasePublished(state.nextRelease(), wish.note(), references, wish.provenance());
    facts.add(release);
    return new Decision.Granted(facts, new ReleaseStands(Optional.of(release), versions));
  }

  private void add(int place, PublishVersion entry) {
    switch (Publishing.decide(entry, state, comparisons, Repetition.HIGHEST_VERSION)) {
      case Decision.Granted(List<Fact> stated, Reply reply) -> {
        stated.forEach(fact -> state = state.apply(fact));
        facts.addAll(stated);
        stand(place, reply);
      }
      case Decision.AlreadySo(Reply reply) -> stand(place, reply);
      case Decision.Refused(Refusal refusal) ->
          refused.add(new ReleaseRefused.Entry(entry.subject(), refusal));
      case Decision.Noted noted ->
          throw new IllegalStateException("publishing was only noted: " + noted);
    }
  }

  private void stand(int place, Reply reply) {
    if (reply instanceof VersionStands version) {
      stands.put(place, version);
    }
  }

  private Optional<ReleasePublished> known(List<SchemaReference> versions) {
    return state.releases().stream()
        .filter(release -> release.versions().equals(versions))
        .findFirst();
  }
}
