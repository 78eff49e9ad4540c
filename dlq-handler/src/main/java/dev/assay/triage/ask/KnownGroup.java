package dev.assay.triage.ask;

import dev.assay.triage.group.FailureGroup;
import dev.assay.triage.mark.GroupState;
import dev.assay.triage.mark.Marks;
import java.time.Instant;
import java.util.Optional;

/**
 * A group with what is known beside its dead letters.
 *
 * @param group the dead letters, summed up
 * @param marks what people said about it
 * @param suggestion what would heal it
 */
public record KnownGroup(FailureGroup group, Marks marks, Optional<Suggestion> suggestion) {

  /** How it stands. */
  public GroupState state(Instant now) {
    return marks.state(group.lastSeen(), now);
  }
}
