package dev.assay.registry.lifecycleapi;

import dev.assay.contracts.rest.ImpactBody;
import dev.assay.registry.decision.Reply.VersionsTouched;
import dev.assay.registry.state.VersionRef;

/** Tells what saying something of versions did, or would do. */
final class Impact {
  private Impact() {}

  static ImpactBody of(String action, boolean dryRun, boolean changed, VersionsTouched touched) {
    return new ImpactBody(
        action,
        dryRun,
        changed,
        touched.versions().stream()
            .map(version ->
                new ImpactBody.Touched(
                    version.ref().toString(),
                    version.id().value(),
                    version.latest(),
                    version.referrers().stream().map(VersionRef::toString).toList()))
            .toList());
  }
}
