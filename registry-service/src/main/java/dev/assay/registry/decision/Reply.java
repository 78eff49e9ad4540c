package dev.assay.registry.decision;

import dev.assay.contracts.bindings.BindingDecision;
import dev.assay.contracts.compatibility.CompatibilityPolicy;
import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.facts.Fact.ReleasePublished;
import dev.assay.registry.state.VersionRef;
import dev.assay.schema.SchemaId;
import dev.assay.schema.evolution.CompatibilityVerdict;
import java.util.List;
import java.util.Optional;

/** What a command that is so, now or already, is answered with. */
public sealed interface Reply {

  /**
   * This version stands.
   *
   * @param ref to be looked up in a state that knows it
   * @param standing since when
   * @param step what lies between it and the one it follows, where it is new
   */
  record VersionStands(VersionRef ref, Standing standing, Optional<Step> step) implements Reply {

    /** A version that stood before. */
    public VersionStands(VersionRef ref) {
      this(ref, Standing.BEFORE, Optional.empty());
    }
  }

  /** Since when a version stands. */
  enum Standing {
    /** Since this command. */
    NEW,
    /** Since long, but it was put away. */
    RESTORED,
    /** Since before. */
    BEFORE
  }

  /**
   * From one version to the next.
   *
   * @param previous the version that is followed
   * @param verdict what lies between
   */
  record Step(VersionRef previous, CompatibilityVerdict verdict) {}

  /**
   * These versions came out together.
   *
   * @param release the fact; empty where all of them had come out one by one
   * @param versions in the order of the command's entries
   */
  record ReleaseStands(Optional<ReleasePublished> release, List<VersionStands> versions)
      implements Reply {
    public ReleaseStands {
      versions = List.copyOf(versions);
    }
  }

  /**
   * This was said of these versions.
   *
   * @param versions as they were before, lowest first
   */
  record VersionsTouched(List<Touched> versions) implements Reply {
    public VersionsTouched {
      versions = List.copyOf(versions);
    }
  }

  /**
   * A version that something is said of.
   *
   * @param ref the version
   * @param id its id
   * @param latest whether it was its subject's latest version
   * @param referrers the versions whose schemas refer to it
   */
  record Touched(VersionRef ref, SchemaId id, boolean latest, List<VersionRef> referrers) {
    public Touched {
      referrers = List.copyOf(referrers);
    }
  }

  /**
   * This policy stands.
   *
   * @param policy with the revision it got
   */
  record PolicyStands(EnforcementPolicy policy) implements Reply {}

  /**
   * This decision about compatibility stands.
   *
   * @param policy with the revision it got
   */
  record CompatibilityStands(CompatibilityPolicy policy) implements Reply {}

  /**
   * This decision about a binding stands.
   *
   * @param decision with the revision it got
   */
  record BindingStands(BindingDecision decision) implements Reply {}

  /** It was told to whoever follows. */
  record Told() implements Reply {}
}
