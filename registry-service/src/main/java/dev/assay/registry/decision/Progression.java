package dev.assay.registry.decision;

import dev.assay.contracts.compatibility.CompatibilityRule;
import dev.assay.contracts.compatibility.CompatibilityScope;
import dev.assay.registry.decision.Refusal.BumpTooSmall;
import dev.assay.registry.decision.Refusal.IncompatibleChange;
import dev.assay.registry.decision.Reply.Step;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.VersionRef;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.evolution.Bump;
import dev.assay.schema.evolution.CompatibilityVerdict;
import dev.assay.schema.evolution.NextVersion;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which numbers a document may have, by the rule in force for its subject.
 *
 * <p>By {@code SEMVER} a version is held against the release before it, because that is what people
 * come from: a pre-release promises nothing to another one, but its release must keep what the
 * release before promised. And against the release after it in the same major line, so that a patch
 * of an older line does not make a later version a lie. By the other levels it is held against the
 * version before it, or all of those, whatever its number.
 *
 * @param subject whose version it shall be
 * @param document complete, with everything it refers to
 * @param state what is so
 * @param comparisons compares
 */
record Progression(
    Subject subject, SchemaDocument document, RegistryState state, Comparisons comparisons) {

  private CompatibilityRule rule() {
    return state
        .compatibilityInForce(new CompatibilityScope.OfSubject(subject))
        .rule()
        .orElse(CompatibilityRule.DEFAULT);
  }

  /** Why the document can't have this number. */
  Optional<Refusal> objectionTo(SemVer wished) {
    return switch (rule().level()) {
      case NONE -> Optional.empty();
      case SEMVER ->
          tooSmallAfter(wished)
              .or(() -> tooSmallBefore(wished))
              .map(gap ->
                  new BumpTooSmall(
                      ref(wished), gap.from(), gap.to(), gap.verdict(), smallest(wished)));
      case BACKWARD, FORWARD, FULL -> firstBreak(state.below(subject, wished).limit(1));
      case BACKWARD_TRANSITIVE, FORWARD_TRANSITIVE, FULL_TRANSITIVE ->
          firstBreak(state.below(subject, wished));
    };
  }

  private record Gap(VersionRef from, VersionRef to, CompatibilityVerdict verdict) {}

  private Optional<Gap> tooSmallAfter(SemVer wished) {
    return lastReleaseBelow(wished)
        .map(from -> new Gap(from.ref(), ref(wished), verdictFrom(from)))
        .filter(Progression::isTooSmall);
  }

  private Optional<Gap> tooSmallBefore(SemVer wished) {
    return state
        .above(subject, wished)
        .filter(later -> !later.version().isPreRelease())
        .findFirst()
        .filter(later -> later.version().major() == wished.major())
        .map(later ->
            new Gap(
                ref(wished),
                later.ref(),
                comparisons
                    .complete(later, state)
                    .map(next -> comparisons.compare(document, next, rule()))
                    .orElseGet(() -> verdictFrom(later))))
        .filter(Progression::isTooSmall);
  }

  private static boolean isTooSmall(Gap gap) {
    return gap.verdict().required().compareTo(stepOf(gap.from().version(), gap.to().version())) > 0;
  }

  private static Bump stepOf(SemVer from, SemVer to) {
    if (from.major() != to.major()) {
      return Bump.MAJOR;
    }
    return from.minor() != to.minor() ? Bump.MINOR : Bump.PATCH;
  }

  private Optional<PublishedVersion> lastReleaseBelow(SemVer version) {
    return state
        .below(subject, version)
        .filter(earlier -> !earlier.version().isPreRelease())
        .findFirst();
  }

  private Optional<Refusal> firstBreak(Stream<PublishedVersion> earlier) {
    return earlier
        .map(from -> new IncompatibleChange(subject, from.ref(), verdictFrom(from)))
        .filter(change -> !change.verdict().compatible())
        .<Refusal>map(change -> change)
        .findFirst();
  }

  private CompatibilityVerdict verdictFrom(PublishedVersion from) {
    return comparisons.compare(from, document, rule(), state);
  }

  private SemVer smallest(SemVer wished) {
    return lastReleaseBelow(wished)
        .map(from -> NextVersion.after(from.version(), atLeastPatch(verdictFrom(from).required())))
        .filter(version -> Placement.isFree(ref(version), state))
        .filter(version -> tooSmallAfter(version).isEmpty() && tooSmallBefore(version).isEmpty())
        .orElseGet(this::next);
  }

  /**
   * The number that the change asks for, after the highest there is.
   *
   * <p>The first version of track vN is N.0.0, so that a track's number can be seen in its
   * versions.
   */
  SemVer next() {
    Optional<PublishedVersion> latest = state.highest(subject).or(() -> state.highestEver(subject));
    if (latest.isPresent()) {
      return after(latest.get());
    }
    return state
        .highestPurged(subject)
        .map(gone -> NextVersion.after(gone, Bump.MAJOR))
        .orElseGet(() -> {
          String track = subject.track().value();
          return SemVer.release(Integer.parseInt(track.substring(1)), 0, 0);
        });
  }

  private SemVer after(PublishedVersion from) {
    Bump required = atLeastPatch(verdictFrom(from).required());
    for (Bump bump : Bump.values()) {
      if (bump.compareTo(required) >= 0 && bump != Bump.MAJOR) {
        SemVer version = freeAfter(from.version(), bump);
        if (tooSmallAfter(version).isEmpty() && tooSmallBefore(version).isEmpty()) {
          return version;
        }
      }
    }
    return freeAfter(from.version(), Bump.MAJOR);
  }

  private SemVer freeAfter(SemVer from, Bump bump) {
    SemVer version = NextVersion.after(from, bump);
    while (!Placement.isFree(ref(version), state)) {
      version = NextVersion.after(version, bump);
    }
    return version;
  }

  /** Another text needs another number, even where the difference means nothing. */
  private static Bump atLeastPatch(Bump required) {
    return required == Bump.NONE ? Bump.PATCH : required;
  }

  /** What lies between a new version and the one that it follows. */
  Optional<Step> stepTo(SemVer version) {
    return state
        .preceding(subject, version)
        .map(previous -> new Step(previous.ref(), verdictFrom(previous)));
  }

  /** What the highest version would need to become this document. */
  Bump required() {
    return state.highest(subject).map(highest -> verdictFrom(highest).required()).orElse(Bump.NONE);
  }

  private VersionRef ref(SemVer version) {
    return new VersionRef(subject, version);
  }
}
