package dev.assay.devstack.soak;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Something bad that happens to a process.
 *
 * @param kind what
 * @param victim 0 for the broker, from 1 for a validator
 * @param lasting how long it stays away before it is started again, or paused
 * @param gap since the fault before
 */
record Fault(Kind kind, int victim, Duration lasting, Duration gap) {

  /** What can happen. */
  enum Kind {
    /** SIGKILL, as by the kernel when memory runs out. */
    KILL("kill"),
    /**
     * SIGSTOP, as by a long collection or a stalled host: it is alive, and doesn't know of time.
     */
    PAUSE("pause"),
    /** SIGTERM and a new start, as by a deployment. */
    RESTART("restart");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  String name() {
    return kind.text() + (victim == 0 ? " broker" : " validator-" + victim);
  }

  /**
   * The faults of a seed, one after the other without end.
   *
   * <p>Dealt from a deck that is shuffled anew when it is used up, so that every ten faults hold
   * every kind for the broker as well.
   */
  static final class Plan {
    private static final List<Card> DECK =
        List.of(
            new Card(Kind.KILL, true),
            new Card(Kind.PAUSE, true),
            new Card(Kind.RESTART, true),
            new Card(Kind.KILL, false),
            new Card(Kind.KILL, false),
            new Card(Kind.KILL, false),
            new Card(Kind.PAUSE, false),
            new Card(Kind.PAUSE, false),
            new Card(Kind.RESTART, false),
            new Card(Kind.RESTART, false));

    private static final int MAX_DOWN_MS = 1_500;
    private static final int MIN_PAUSE_MS = 300;

    /** Longer than a session lasts, so that some pauses cost the partitions. */
    private static final int MAX_PAUSE_MS = 6_000;

    /** Far shorter than the broker's own session. */
    private static final int MAX_BROKER_PAUSE_MS = 2_500;

    private final Random random;
    private final int validators;
    private final int everyMs;
    private final Deque<Card> hand = new ArrayDeque<>();

    Plan(long seed, int validators, Duration every) {
      this.random = new Random(seed);
      this.validators = validators;
      this.everyMs = Math.toIntExact(every.toMillis());
    }

    Fault next() {
      if (hand.isEmpty()) {
        List<Card> shuffled = new ArrayList<>(DECK);
        Collections.shuffle(shuffled, random);
        hand.addAll(shuffled);
      }
      Card card = hand.remove();
      Duration gap = Duration.ofMillis(random.nextInt(everyMs / 2, everyMs * 3 / 2 + 1));
      int victim = card.atBroker() ? 0 : 1 + random.nextInt(validators);
      return new Fault(card.kind(), victim, Duration.ofMillis(lastingMs(card)), gap);
    }

    private int lastingMs(Card card) {
      return switch (card.kind()) {
        case KILL, RESTART -> random.nextInt(MAX_DOWN_MS);
        case PAUSE ->
            random.nextInt(MIN_PAUSE_MS, card.atBroker() ? MAX_BROKER_PAUSE_MS : MAX_PAUSE_MS);
      };
    }

    private record Card(Kind kind, boolean atBroker) {}
  }
}
