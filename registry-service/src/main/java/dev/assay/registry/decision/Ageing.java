package dev.assay.registry.decision;

import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.Fact.DeletionStated;
import dev.assay.contracts.facts.Fact.DeprecationStated;
import dev.assay.contracts.facts.Fact.VersionPurged;
import dev.assay.registry.decision.Command.PurgeVersions;
import dev.assay.registry.decision.Command.StateDeletion;
import dev.assay.registry.decision.Command.StateDeprecation;
import dev.assay.registry.decision.Command.Target;
import dev.assay.registry.decision.Reply.Touched;
import dev.assay.registry.decision.Reply.VersionsTouched;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.VersionRef;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.VersionSelector;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Decides what is said of versions later in their life: deprecated, put away, restored, purged.
 *
 * @param state what is so
 */
record Ageing(RegistryState state) {
  private static final String IN_USE = "in use";
  private static final String PUT_AWAY = "that was put away";

  Decision decide(StateDeprecation wish) {
    List<PublishedVersion> versions = versions(wish.target(), version -> !version.deleted());
    if (versions.isEmpty()) {
      return nothing(wish.target(), IN_USE);
    }
    Optional<SchemaReference> unusable =
        wish.word().successor().filter(successor -> !isUsable(successor, versions));
    if (unusable.isPresent()) {
      return new Decision.Refused(new Refusal.UnusableSuccessor(unusable.get()));
    }
    List<Fact> facts =
        versions.stream()
            .filter(version -> saysSomethingElse(version, wish.word()))
            .<Fact>map(version -> stated(version.ref(), wish))
            .toList();
    return said(facts, versions);
  }

  private boolean isUsable(SchemaReference successor, List<PublishedVersion> deprecated) {
    return References.find(successor, state)
        .filter(version -> !deprecated.contains(version))
        .isPresent();
  }

  private static boolean saysSomethingElse(PublishedVersion version, StateDeprecation.Word word) {
    return version.deprecated() != word.deprecated()
        || (word.deprecated()
            && !(version.deprecationNote().orElse("").equals(word.note())
                && version.sunset().equals(word.sunset())
                && version.successor().equals(word.successor())));
  }

  private static DeprecationStated stated(VersionRef ref, StateDeprecation wish) {
    StateDeprecation.Word word = wish.word();
    return new DeprecationStated(
        ref.subject(),
        ref.version(),
        word.deprecated(),
        word.note(),
        word.sunset(),
        word.successor(),
        wish.provenance());
  }

  Decision decide(StateDeletion wish) {
    List<PublishedVersion> versions =
        versions(wish.target(), version -> version.deleted() != wish.deleted());
    if (versions.isEmpty()) {
      return nothing(wish.target(), wish.deleted() ? IN_USE : PUT_AWAY);
    }
    List<Fact> facts =
        versions.stream()
            .filter(version -> version.deleted() != wish.deleted())
            .<Fact>map(version ->
                new DeletionStated(
                    version.subject(),
                    version.version(),
                    wish.deleted(),
                    wish.reason(),
                    wish.provenance()))
            .toList();
    return said(facts, versions);
  }

  Decision decide(PurgeVersions wish) {
    if (isPurged(wish.target())) {
      return new Decision.AlreadySo(new VersionsTouched(List.of()));
    }
    List<PublishedVersion> versions = versions(wish.target(), PublishedVersion::deleted);
    if (versions.isEmpty()) {
      return nothing(wish.target(), PUT_AWAY);
    }
    return objectionTo(versions)
        .<Decision>map(Decision.Refused::new)
        .orElseGet(() ->
            said(
                versions.stream()
                    .<Fact>map(version ->
                        new VersionPurged(
                            version.subject(),
                            version.version(),
                            version.id(),
                            wish.reason(),
                            wish.provenance()))
                    .toList(),
                versions));
  }

  private boolean isPurged(Target target) {
    return target.selector().orElse(VersionSelector.LATEST)
            instanceof VersionSelector.Exact(var version)
        && state.purged(new VersionRef(target.subject(), version)).isPresent();
  }

  private Optional<Refusal> objectionTo(List<PublishedVersion> versions) {
    List<VersionRef> refs = versions.stream().map(PublishedVersion::ref).toList();
    List<VersionRef> inUse =
        versions.stream().filter(v -> !v.deleted()).map(PublishedVersion::ref).toList();
    if (!inUse.isEmpty()) {
      return Optional.of(new Refusal.InUse(inUse));
    }
    TreeSet<VersionRef> others = new TreeSet<>();
    refs.forEach(ref -> others.addAll(state.referrersOf(ref)));
    refs.forEach(others::remove);
    List<VersionRef> referred =
        refs.stream()
            .filter(ref -> state.referrersOf(ref).stream().anyMatch(others::contains))
            .toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(new Refusal.StillReferenced(referred, List.copyOf(others)));
  }

  /**
   * One that is named by its number is taken as it is, so that saying a thing twice is no error.
   */
  private List<PublishedVersion> versions(Target target, Predicate<PublishedVersion> wanted) {
    List<PublishedVersion> all = state.everyVersion(target.subject());
    if (target.selector().isEmpty()) {
      return all.stream().filter(wanted).toList();
    }
    VersionSelector selector = target.selector().get();
    List<PublishedVersion> admitted =
        all.stream().filter(version -> selector.admits(version.version())).toList();
    if (selector instanceof VersionSelector.Exact) {
      return admitted;
    }
    return state
        .select(target.subject(), selector)
        .filter(wanted)
        .or(() -> admitted.reversed().stream().filter(wanted).findFirst())
        .map(List::of)
        .orElse(List.of());
  }

  private Decision said(List<Fact> facts, List<PublishedVersion> versions) {
    Reply reply = new VersionsTouched(versions.stream().map(this::touched).toList());
    return facts.isEmpty() ? new Decision.AlreadySo(reply) : new Decision.Granted(facts, reply);
  }

  private Touched touched(PublishedVersion version) {
    return new Touched(
        version.ref(),
        version.id(),
        state.latest(version.subject()).filter(version::equals).isPresent(),
        List.copyOf(state.referrersOf(version.ref())));
  }

  private static Decision nothing(Target target, String wanted) {
    return new Decision.Refused(new Refusal.NothingThere(target, wanted));
  }
}
