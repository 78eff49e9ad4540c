package dev.assay.triage.redrive;

import dev.assay.triage.group.Bounds;
import dev.assay.triage.group.EventText;
import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.intake.Arrival;
import dev.assay.triage.judging.NewestVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An event as it failed, and as it would be sent.
 *
 * @param at where the dead letter stands
 * @param key its key
 * @param before as it failed
 * @param after as it would be sent
 * @param judgedBy the version that it passes
 */
public record BeforeAfter(
    LetterPosition at,
    Optional<EventText> key,
    EventText before,
    EventText after,
    Optional<String> judgedBy) {

  /** Chooses three of those that would be sent, ones that the repair changes first. */
  public static final class Choice {
    private static final int MAX = 3;

    private final List<BeforeAfter> changed = new ArrayList<>();
    private final List<BeforeAfter> others = new ArrayList<>();

    /** Shows one more letter. */
    public void offer(Arrival arrival, Disposition disposition) {
      if (disposition instanceof Disposition.Moves moves) {
        List<BeforeAfter> among = moves.changed() ? changed : others;
        if (among.size() < MAX) {
          among.add(of(arrival, moves));
        }
      }
    }

    /** Those chosen. */
    public List<BeforeAfter> chosen() {
      return Stream.concat(changed.stream(), others.stream()).limit(MAX).toList();
    }

    private static BeforeAfter of(Arrival arrival, Disposition.Moves moves) {
      return new BeforeAfter(
          arrival.moment().position(),
          arrival.key().map(key -> EventText.of(key, Bounds.MAX_KEY_BYTES)),
          text(arrival.value()),
          text(Optional.ofNullable(moves.event().value())),
          moves.version().map(NewestVersion::label));
    }

    private static EventText text(Optional<byte[]> value) {
      return value
          .map(bytes -> EventText.of(bytes, Bounds.MAX_VALUE_BYTES))
          .orElse(EventText.EMPTY);
    }
  }
}
