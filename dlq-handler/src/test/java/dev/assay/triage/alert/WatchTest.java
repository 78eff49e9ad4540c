package dev.assay.triage.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schema.SchemaReference;
import dev.assay.triage.ask.KnownGroup;
import dev.assay.triage.ask.Suggestion;
import dev.assay.triage.group.FailureGroup;
import dev.assay.triage.group.Letters;
import dev.assay.triage.mark.Mark;
import dev.assay.triage.mark.MarkKind;
import dev.assay.triage.mark.Marks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private final Watch watch = new Watch(AlertLimits.defaults());

  @Test
  void aNewGroupIsToldOnceAndItsIdIsTheSameEachTime() {
    KnownGroup known = known(group(NOON, 3), Marks.NONE);

    Watch.Seen first = watch.look(known, WatchMemory.NONE, NOON);
    Watch.Seen second = watch.look(known, first.memory(), NOON.plusSeconds(5));

    assertThat(first.alerts())
        .extracting(Alert::id)
        .containsExactly("new-group/v1:0123456789abcdef");
    assertThat(first.alerts().getFirst().headline())
        .isEqualTo("v1/telemetry.FeedbackEvent: enum at /level");
    assertThat(second.alerts()).isEmpty();
    assertThat(second.memory()).isEqualTo(first.memory());
  }

  @Test
  void aGroupOfLastWeekIsHistoryAndAMutedOneIsQuiet() {
    KnownGroup old = known(group(NOON.minus(Duration.ofDays(6)), 3), Marks.NONE);
    KnownGroup muted =
        known(group(NOON, 3), Marks.NONE.with(mark(MarkKind.MUTED, NOON.minusSeconds(9))));

    assertThat(watch.look(old, WatchMemory.NONE, NOON).alerts()).isEmpty();
    assertThat(watch.look(muted, WatchMemory.NONE, NOON).alerts()).isEmpty();
  }

  @Test
  void aRegressionIsToldOnceForEachTimeItWasFixed() {
    Marks fixed = Marks.NONE.with(mark(MarkKind.FIXED, NOON.minusSeconds(60)));
    KnownGroup known = known(group(NOON, 3), fixed);

    Watch.Seen first = watch.look(known, WatchMemory.NONE.asKnown(), NOON);
    Marks again = fixed.with(mark(MarkKind.FIXED, NOON.minusSeconds(30)));

    assertThat(first.alerts()).extracting(Alert::rule).containsExactly(AlertRule.REGRESSED);
    assertThat(first.alerts().getFirst().facts()).anyMatch(fact -> fact.contains("by cli:ada"));
    assertThat(watch.look(known, first.memory(), NOON).alerts()).isEmpty();
    assertThat(watch.look(known(group(NOON, 3), again), first.memory(), NOON).alerts())
        .extracting(Alert::rule)
        .containsExactly(AlertRule.REGRESSED);
  }

  @Test
  void tenTimesAsManyAsUsualIsASpikeThatIsToldOnceUntilItIsOver() {
    Instant start = NOON.minus(Duration.ofHours(20));
    FailureGroup calm = group(start, 1);
    for (int minute = 0; minute < 20 * 60; minute++) {
      calm = calm.with(Letters.at(start.plusSeconds(60L * minute).toEpochMilli(), minute + 10));
    }
    FailureGroup flood = calm;
    for (int i = 0; i < 1_000; i++) {
      flood = flood.with(Letters.at(NOON.toEpochMilli() + i, i + 5_000));
    }
    WatchMemory memory = WatchMemory.NONE.asKnown();

    assertThat(watch.look(known(calm, Marks.NONE), memory, NOON).alerts()).isEmpty();
    Watch.Seen told = watch.look(known(flood, Marks.NONE), memory, NOON.plusSeconds(2));
    assertThat(told.alerts()).extracting(Alert::rule).containsExactly(AlertRule.SPIKE);
    assertThat(watch.look(known(flood, Marks.NONE), told.memory(), NOON.plusSeconds(4)).alerts())
        .isEmpty();
    assertThat(
            watch
                .look(known(flood, Marks.NONE), told.memory(), NOON.plus(Duration.ofHours(1)))
                .memory()
                .spiking())
        .isFalse();
  }

  @Test
  void aGroupWithoutHistoryHasNoSpikes() {
    FailureGroup flood = group(NOON, 5_000);

    assertThat(
            watch
                .look(known(flood, Marks.NONE), WatchMemory.NONE.asKnown(), NOON.plusSeconds(10))
                .alerts())
        .isEmpty();
  }

  @Test
  void whatFailsForAWeekAndIsStillOpenIsToldOnceMore() {
    Instant start = NOON.minus(Duration.ofDays(8));
    FailureGroup old = group(start, 1).with(Letters.at(NOON.toEpochMilli(), 7));

    Watch.Seen told = watch.look(known(old, Marks.NONE), WatchMemory.NONE.asKnown(), NOON);

    assertThat(told.alerts()).extracting(Alert::rule).containsExactly(AlertRule.TOO_OLD);
    assertThat(watch.look(known(old, Marks.NONE), told.memory(), NOON).alerts()).isEmpty();
  }

  @Test
  void aSuggestionSaysWhetherItIsAnEstimate() {
    SchemaReference version = SchemaReference.parse("v1/telemetry.FeedbackEvent@1.3.1");
    FailureGroup group = group(NOON, 1);

    assertThat(Watch.told(group, new Suggestion(version, 12, 16, 1_605, NOON)))
        .isEqualTo(
            "about 1,204 of 1,605 events would pass v1/telemetry.FeedbackEvent@1.3.1, an estimate from 12 of 16 samples: assay dlq redrive --group v1:0123456789abcdef");
    assertThat(Watch.told(group, new Suggestion(version, 5, 7, 7, NOON)))
        .isEqualTo(
            "5 of 7 events would pass v1/telemetry.FeedbackEvent@1.3.1: assay dlq redrive --group v1:0123456789abcdef");
  }

  @Test
  void alertsAndMemoriesReadBackAsTheyWereWritten() {
    Alert alert =
        watch.look(known(group(NOON, 3), Marks.NONE), WatchMemory.NONE, NOON).alerts().getFirst();
    WatchMemory memory =
        new WatchMemory(
            true,
            true,
            "mark",
            7,
            "v1/a@1.0.0",
            Optional.of(new Suggestion(SchemaReference.parse("v1/a@1.0.0"), 1, 2, 3, NOON)));

    assertThat(WatchForms.readAlert(WatchForms.write(alert))).isEqualTo(alert);
    assertThat(WatchForms.readMemory(WatchForms.write(memory))).isEqualTo(memory);
  }

  private static KnownGroup known(FailureGroup group, Marks marks) {
    return new KnownGroup(group, marks, Optional.empty());
  }

  private static FailureGroup group(Instant at, int count) {
    FailureGroup group = FailureGroup.of(Letters.at(at.toEpochMilli(), 0));
    for (int i = 1; i < count; i++) {
      group = group.with(Letters.at(at.toEpochMilli(), i));
    }
    return group;
  }

  private static Mark mark(MarkKind kind, Instant at) {
    return new Mark(List.of(kind, at).toString(), kind, Optional.empty(), "cli:ada", "because", at);
  }
}
