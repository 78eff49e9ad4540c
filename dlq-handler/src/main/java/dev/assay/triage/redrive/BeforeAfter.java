package dev.assay.triage.redrive;

import dev.assay.triage.group.Bounds;
import dev.assay.triage.group.EventText;
import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.group.Trace;
import dev.assay.triage.intake.Arrival;
import dev.assay.triage.intake.Intake;
import dev.assay.triage.judging.NewestVersion;
import dev.assay.triage.privacy.Mask;
import dev.assay.triage.privacy.Privacy;
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

    private final Privacy privacy;
    private final List<BeforeAfter> changed = new ArrayList<>();
    private final List<BeforeAfter> others = new ArrayList<>();

    /** A choice that shows no more than may be shown. */
    public Choice(Privacy privacy) {
      this.privacy = privacy;
    }

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

    private BeforeAfter of(Arrival arrival, Disposition.Moves moves) {
      Trace trace = Intake.read(arrival).letter().trace();
      Optional<Mask> mask = privacy.maskOf(trace.sourceTopic(), trace.schema());
      return new BeforeAfter(
          arrival.moment().position(),
          arrival
              .key()
              .map(key -> mask.map(it -> it.key(key)).orElse(key))
              .map(key -> EventText.of(key, Bounds.MAX_KEY_BYTES)),
          text(arrival.value(), mask),
          text(Optional.ofNullable(moves.event().value()), mask),
          moves.version().map(NewestVersion::label));
    }

    private static EventText text(Optional<byte[]> value, Optional<Mask> mask) {
      return value
          .map(bytes -> mask.map(it -> it.value(bytes)).orElse(bytes))
          .map(bytes -> EventText.of(bytes, Bounds.MAX_VALUE_BYTES))
          .orElse(EventText.EMPTY);
    }
  }
}
