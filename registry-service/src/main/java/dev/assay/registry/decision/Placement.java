package dev.assay.registry.decision;

import dev.assay.registry.decision.Refusal.Misplacement;
import dev.assay.registry.decision.Refusal.VersionOutOfPlace;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.VersionRef;
import dev.assay.schema.SemVer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether a new version has a place in the line of its subject.
 *
 * <p>It need not be the highest: older lines get their patches too. But something must come before
 * it that it is a change of; a pre-release must come before its release; two versions of equal
 * precedence would leave open which one is the later.
 */
final class Placement {
  private Placement() {}

  static Optional<Refusal> misplacementOf(VersionRef ref, RegistryState state) {
    SemVer wished = ref.version();
    List<SemVer> line =
        state.versions(ref.subject()).stream().map(PublishedVersion::version).toList();
    return line.stream()
        .filter(version -> version.compareTo(wished) == 0)
        .findFirst()
        .map(version -> outOfPlace(ref, Misplacement.SAME_PRECEDENCE, version))
        .or(() ->
            line.stream()
                .filter(version -> isReleaseOf(version, wished))
                .findFirst()
                .map(version -> outOfPlace(ref, Misplacement.PRE_RELEASE_OF_A_RELEASED, version)))
        .or(() ->
            line.stream()
                .min(Comparator.naturalOrder())
                .filter(first -> wished.compareTo(first) < 0)
                .map(first -> outOfPlace(ref, Misplacement.BEFORE_THE_FIRST, first)));
  }

  private static boolean isReleaseOf(SemVer version, SemVer wished) {
    return wished.isPreRelease()
        && !version.isPreRelease()
        && version.major() == wished.major()
        && version.minor() == wished.minor()
        && version.patch() == wished.patch();
  }

  private static Refusal outOfPlace(VersionRef ref, Misplacement misplacement, SemVer by) {
    return new VersionOutOfPlace(ref, misplacement, by);
  }
}
