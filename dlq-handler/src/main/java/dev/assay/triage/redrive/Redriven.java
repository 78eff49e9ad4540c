package dev.assay.triage.redrive;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.contracts.redrives.MovedSegment;
import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.redrive.OffsetRanges.Range;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which dead letters redrives have dealt with; immutable. */
public final class Redriven {
  /** Nothing was ever redriven. */
  public static final Redriven NOTHING = of(List.of());

  private final Map<Place, OffsetRanges> byPlace;

  private Redriven(Map<Place, OffsetRanges> byPlace) {
    this.byPlace = byPlace;
  }

  private record Place(String scope, String topic, int partition) {}

  /** What these segments say. */
  public static Redriven of(Collection<MovedSegment> segments) {
    Map<Place, List<Range>> ranges = new HashMap<>();
    for (MovedSegment segment : segments) {
      ranges
          .computeIfAbsent(
              new Place(segment.scope(), segment.topic(), segment.partition()),
              _ -> new ArrayList<>())
          .addAll(MovedTrail.ranges(segment));
    }
    Map<Place, OffsetRanges> byPlace = new HashMap<>();
    ranges.forEach((place, all) -> byPlace.put(place, OffsetRanges.of(all)));
    return new Redriven(byPlace);
  }

  /** Whether a letter of this group, standing there, was dealt with. */
  public boolean contains(FailureFingerprint group, LetterPosition at) {
    return isIn(MovedSegment.EVERYTHING, at) || isIn(group.value(), at);
  }

  private boolean isIn(String scope, LetterPosition at) {
    return byPlace
        .getOrDefault(new Place(scope, at.topic(), at.partition()), OffsetRanges.NONE)
        .contains(at.offset());
  }
}
