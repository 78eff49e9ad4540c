package dev.assay.contracts.enforcement;

import dev.assay.contracts.enforcement.EnforcementPolicy.Ending;
import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import java.util.Optional;

/**
 * A guard that saw more than it allows, and what it took back.
 *
 * @param revision of the policy that it guarded
 * @param rule what that asked for; what re-arming brings back
 * @param ending when that would have ended
 * @param evidence what was seen
 */
public record GuardTrip(long revision, Rule rule, Optional<Ending> ending, Evidence evidence) {

  /**
   * What was seen of one schema, by all instances together.
   *
   * @param schema its name, or {@code none} for events of no schema that is known
   * @param judged events judged within the window
   * @param rejected those of them that break it
   * @param deadLettered all events refused since the policy was decided
   * @param newGroups failure groups that were not seen before it was decided
   */
  public record Evidence(
      String schema, long judged, long rejected, long deadLettered, int newGroups) {

    /** What is too much by these limits, in a sentence. */
    public String because(GuardLimits limits) {
      if (limits.isExceeded(judged, rejected)) {
        return "%d of %d events of %s (%s%%) were rejected within %s, more than %s%%"
            .formatted(
                rejected,
                judged,
                schema,
                Numbers.plain(100.0 * rejected / judged),
                Numbers.time(limits.window()),
                Numbers.plain(limits.rejectPercent()));
      }
      return "%d new failure groups of %s, more than %d"
          .formatted(newGroups, schema, limits.newGroups().orElse(0));
    }
  }
}
