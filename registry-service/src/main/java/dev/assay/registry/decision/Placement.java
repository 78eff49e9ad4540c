package dev.assay.registry.decision;

import dev.assay.registry.decision.Refusal.VersionOutOfPlace;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.VersionRef;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import java.util.Optional;

/**
 * Whether a new version has a place in the line of its subject; what was put away keeps its own.
 *
 * <p>It need not be the highest: older lines get their patches too. But something must come before
 * it that it is a change of; a pre-release must come before its release; two versions of equal
 * precedence would leave open which one is the later.
 */
final class Placement {
  private Placement() {}

  static Optional<Refusal> misplacementOf(VersionRef ref, RegistryState state) {
    Subject subject = ref.subject();
    SemVer wished = ref.version();
    return state
        .samePrecedence(subject, wished)
        .map(known -> outOfPlace(ref, Misplacement.SAME_PRECEDENCE, known))
        .or(() ->
            releaseOf(wished)
                .flatMap(release -> state.samePrecedence(subject, release))
                .map(known -> outOfPlace(ref, Misplacement.PRE_RELEASE_OF_A_RELEASED, known)))
        .or(() ->
            state
                .lowestEver(subject)
                .filter(first -> wished.compareTo(first.version()) < 0)
                .map(first -> outOfPlace(ref, Misplacement.BEFORE_THE_FIRST, first)));
  }

  /** Whether a number can still be given, and what is before it can be built upon. */
  static boolean isFree(VersionRef ref, RegistryState state) {
    return state.purged(ref).isEmpty() && misplacementOf(ref, state).isEmpty();
  }

  private static Optional<SemVer> releaseOf(SemVer version) {
    return version.isPreRelease()
        ? Optional.of(SemVer.release(version.major(), version.minor(), version.patch()))
        : Optional.empty();
  }

  private static Refusal outOfPlace(
      VersionRef ref, Misplacement misplacement, PublishedVersion by) {
    return new VersionOutOfPlace(ref, misplacement, by.version());
  }
}
