package dev.assay.triage.redrive;

import dev.assay.contracts.redrives.MovedSegment;
import dev.assay.contracts.redrives.RedriveRecord;
import dev.assay.triage.redrive.OffsetRanges.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes down what one redrive deals with in one partition, while it goes through it; used by the
 * thread that moves.
 *
 * <p>A range goes on across letters of other groups, and ends at one of the scope that is left
 * where it stands.
 */
public final class MovedTrail {
  static final int MAX_RANGES = 1_000;

  private final MovedSegment first;
  private final List<Range> open = new ArrayList<>();
  private int number;
  private boolean broken = true;
  private boolean changed;
  private final List<MovedSegment> filled = new ArrayList<>();

  private MovedTrail(MovedSegment first) {
    this.first = first;
    this.number = first.number();
    this.open.addAll(ranges(first));
  }

  /** The trail of a redrive in a partition, going on after the last segment it has written. */
  public static MovedTrail of(
      RedriveRecord redrive, String topic, int partition, Optional<MovedSegment> last) {
    return new MovedTrail(
        last.orElseGet(() ->
            new MovedSegment(
                RedriveRecord.FORM, redrive.id(), scope(redrive), topic, partition, 0, List.of())));
  }

  /** What a redrive's ranges speak of. */
  public static String scope(RedriveRecord redrive) {
    return redrive.wish().selection().group().orElse(MovedSegment.EVERYTHING);
  }

  /** The letter at this offset, after all before, was dealt with. */
  public void moved(long offset) {
    if (!broken) {
      Range last = open.removeLast();
      open.add(new Range(last.fromInclusive(), offset + 1));
    } else {
      if (open.size() == MAX_RANGES) {
        fill();
      }
      open.add(new Range(offset, offset + 1));
      broken = false;
    }
    changed = true;
  }

  private void fill() {
    if (changed) {
      filled.add(segment());
    }
    open.clear();
    number++;
  }

  /** A letter of the scope was left where it stands. */
  public void left() {
    broken = true;
  }

  /** The segments that changed since they were taken last. */
  public List<MovedSegment> takeChanged() {
    List<MovedSegment> taken = new ArrayList<>(filled);
    if (changed) {
      taken.add(segment());
    }
    filled.clear();
    changed = false;
    return taken;
  }

  private MovedSegment segment() {
    List<Long> gaps = new ArrayList<>();
    long before = 0;
    for (Range range : open) {
      gaps.add(range.fromInclusive() - before);
      gaps.add(range.toExclusive() - range.fromInclusive());
      before = range.toExclusive();
    }
    return new MovedSegment(
        first.form(),
        first.redrive(),
        first.scope(),
        first.topic(),
        first.partition(),
        number,
        gaps);
  }

  static List<Range> ranges(MovedSegment segment) {
    List<Range> ranges = new ArrayList<>();
    long at = 0;
    for (int i = 0; i < segment.gaps().size(); i += 2) {
      long from = at + segment.gaps().get(i);
      at = from + segment.gaps().get(i + 1);
      ranges.add(new Range(from, at));
    }
    return ranges;
  }
}
