package dev.assay.triage.mark;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was said about a failure group: the latest statement counts, the others are its history.
 *
 * @param latestFirst at most {@link #MAX}
 */
public record Marks(List<Mark> latestFirst) {
  /** How many are kept. */
  public static final int MAX = 20;

  /** What a group has before anybody says anything. */
  public static final Marks NONE = new Marks(List.of());

  public Marks {
    latestFirst = List.copyOf(latestFirst);
    if (latestFirst.size() > MAX) {
      throw new IllegalArgumentException(
          "%d marks are more than the %d that are kept".formatted(latestFirst.size(), MAX));
    }
  }

  /** These marks after one more; the same where it is among them already. */
  public Marks with(Mark mark) {
    return latestFirst.stream().anyMatch(known -> known.id().equals(mark.id()))
        ? this
        : new Marks(Stream.concat(Stream.of(mark), latestFirst.stream()).limit(MAX).toList());
  }

  /** What was said last. */
  public Optional<Mark> latest() {
    return latestFirst.stream().findFirst();
  }

  /**
   * The state that follows.
   *
   * <p>Nothing has to happen for a group to regress, or for a mute to end: both follow from times.
   *
   * @param lastSeen the group's latest failure
   */
  public GroupState state(Instant lastSeen, Instant now) {
    return latest()
        .map(mark ->
            switch (mark.kind()) {
              case OPEN -> GroupState.OPEN;
              case MUTED ->
                  mark.until().map(end -> !now.isBefore(end)).orElse(false)
                      ? GroupState.OPEN
                      : GroupState.MUTED;
              case FIXED -> lastSeen.isAfter(mark.at()) ? GroupState.REGRESSED : GroupState.FIXED;
            })
        .orElse(GroupState.OPEN);
  }
}
