package dev.assay.validator.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.contracts.enforcement.GuardLimits;
import dev.assay.contracts.rest.WhatIfBody;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GuardReplayTest {
  private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
  private static final Instant END = START.plus(Duration.ofHours(1));
  private static final GuardLimits LIMITS =
      new GuardLimits(5, Duration.ofSeconds(30), 100, OptionalInt.empty());

  @Test
  void tripsWithinAWindowOfTheMomentWhenEventsGoBad() {
    WhatIfBody.Guard guard = replay(badFrom(1_800), LIMITS);
    assertThat(guard.at()).isPresent();
    assertThat(Instant.parse(guard.at().get()))
        .isBetween(START.plusSeconds(1_800), START.plusSeconds(1_810));
    assertThat(guard.schema()).contains("a.A");
    assertThat(guard.rejected()).isGreaterThan(guard.judged() * 5 / 100);
    assertThat(guard.deadLetteredBefore()).isBetween(1L, 100L);
  }

  @Test
  void theOrderInWhichEventsAreReadMakesNoDifference() {
    List<Seen> shuffled = new ArrayList<>(badFrom(1_800));
    Collections.shuffle(shuffled, new Random(1));
    assertThat(replay(shuffled, LIMITS)).isEqualTo(replay(badFrom(1_800), LIMITS));
  }

  @Test
  void doesNotTripBelowTheShareOrBelowTheNumberOfEvents() {
    assertThat(replay(badFrom(3_600), LIMITS).at()).isEmpty();
    GuardLimits many = new GuardLimits(5, Duration.ofSeconds(30), 1_000_000, OptionalInt.empty());
    assertThat(replay(badFrom(0), many).at()).isEmpty();
  }

  @Test
  void tripsWithTheFirstGroupThatIsOneTooMany() {
    GuardLimits two = new GuardLimits(100, Duration.ofSeconds(30), 1_000_000, OptionalInt.of(2));
    GuardReplay replay = new GuardReplay(two, new Question.Span(START, END));
    List<Integer> firstSeen = List.of(2_400, 60, 1_200, 60, 1_800);
    for (int i = 0; i < firstSeen.size(); i++) {
      long at = START.plusSeconds(firstSeen.get(i)).toEpochMilli();
      replay.judged("a.A", at, true);
      replay.failed("a.A", new FailureFingerprint("v1:%016x".formatted(i == 3 ? 1 : i)), at);
    }

    WhatIfBody.Guard guard = replay.body();

    assertThat(Instant.parse(guard.at().orElseThrow()))
        .isBetween(START.plusSeconds(1_800), START.plusSeconds(1_801));
    assertThat(guard.newGroups()).contains(3);
  }

  @Test
  void asManyGroupsAsAreAllowedTripNothing() {
    GuardLimits two = new GuardLimits(100, Duration.ofSeconds(30), 1_000_000, OptionalInt.of(2));
    GuardReplay replay = new GuardReplay(two, new Question.Span(START, END));
    for (int i = 0; i < 100; i++) {
      replay.judged("a.A", START.toEpochMilli() + i, true);
      replay.failed(
          "a.A", new FailureFingerprint("v1:%016x".formatted(i % 2)), START.toEpochMilli() + i);
    }

    assertThat(replay.body().at()).isEmpty();
    assertThat(replay(badFrom(1_800), LIMITS).newGroups()).isEmpty();
  }

  @Test
  void oneBrokenSchemaIsNotHiddenByAnotherThatIsFine() {
    List<Seen> events = new ArrayList<>(badFrom(600));
    for (int i = 0; i < 360_000; i++) {
      events.add(new Seen("b.Fine", START.toEpochMilli() + i * 10L, false));
    }
    assertThat(replay(events, LIMITS).schema()).contains("a.A");
  }

  /** Ten events a second of one schema, one in five rejected from so many seconds on. */
  private static List<Seen> badFrom(int seconds) {
    List<Seen> events = new ArrayList<>();
    for (int i = 0; i < 36_000; i++) {
      events.add(new Seen("a.A", START.toEpochMilli() + i * 100L, i >= seconds * 10 && i % 5 == 0));
    }
    return events;
  }

  private static WhatIfBody.Guard replay(List<Seen> events, GuardLimits limits) {
    GuardReplay replay = new GuardReplay(limits, new Question.Span(START, END));
    for (Seen event : events) {
      replay.judged(event.schema(), event.timestampMs(), event.rejected());
      if (event.rejected()) {
        replay.refused(event.timestampMs());
      }
    }
    return replay.body();
  }

  private record Seen(String schema, long timestampMs, boolean rejected) {}
}
