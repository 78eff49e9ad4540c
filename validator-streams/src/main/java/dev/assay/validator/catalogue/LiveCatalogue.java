package dev.assay.validator.catalogue;

import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactCodec;
import dev.assay.contracts.facts.FactReading;
import dev.assay.contracts.rest.LogPosition;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalogue as far as the log has been read.
 *
 * <p>Written by the global stream thread, and by whoever tells it the time; read by all. Whoever
 * judges an event takes {@link #now()} once, so that one event is judged by one state.
 *
 * <p>A policy that was decided for a time is ended by the registry, for everybody at once. Where
 * its word doesn't come, it ends here by the clock, a little later.
 */
public final class LiveCatalogue {
  private static final Logger LOG = LoggerFactory.getLogger(LiveCatalogue.class);

  /** For so long the registry may be late, or our clock ahead of its, without consequence. */
  static final Duration GRACE = Duration.ofSeconds(5);

  private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile State state =
      new State(Catalogue.EMPTY, Catalogue.EMPTY, LogPosition.START, 0, Instant.MIN);

  /** The newest state. */
  public Catalogue now() {
    return state.standing();
  }

  /** The offsets of the last records applied. */
  public LogPosition position() {
    return state.position();
  }

  /** The highest revision of a policy applied, whatever its scope; 0 before the first. */
  public long policyRevision() {
    return state.revision();
  }

  /** Policies that ended here by the clock, because the registry has not said so yet. */
  public int endedByClock() {
    State now = state;
    return (int)
        now.log().policies().byScope().values().stream()
            .filter(policy ->
                policy.ending().stream().anyMatch(ending -> !ending.at().isAfter(now.endedUpTo())))
            .count();
  }

  /**
   * Tells each record of the enforcement topic once it is applied; must neither block nor throw.
   */
  public void onPolicy(Runnable listener) {
    listeners.add(listener);
  }

  /** Applies a record of the schemas topic; never throws, whatever the bytes. */
  public void applySchema(long offset, byte @Nullable [] key, byte @Nullable [] value) {
    apply(new LogPosition(offset, state.position().enforcement()), key, value);
  }

  /** Applies a record of the enforcement topic; never throws, whatever the bytes. */
  public void applyPolicy(long offset, byte @Nullable [] key, byte @Nullable [] value) {
    apply(new LogPosition(state.position().schemas(), offset), key, value);
    listeners.forEach(Runnable::run);
  }

  /** It is this time: what should have ended a while ago ends now. */
  public synchronized void itIs(Instant time) {
    Instant upTo = time.minus(GRACE);
    State before = state;
    if (!isDue(before.log(), upTo) && !isDue(before.log(), before.endedUpTo())) {
      return;
    }
    state = before.endedUpTo(upTo);
    if (endedByClock() > 0 && before.standing().policies().nextEnding().isPresent()) {
      LOG.warn("a policy's time is over and the registry did not say so: ended by the clock");
    }
  }

  private static boolean isDue(Catalogue log, Instant upTo) {
    return log.policies().nextEnding().stream().anyMatch(ending -> !ending.isAfter(upTo));
  }

  private synchronized void apply(
      LogPosition position, byte @Nullable [] key, byte @Nullable [] value) {
    FactReading reading = FactCodec.read(key, value);
    if (reading instanceof FactReading.Unreadable(String identity, String problem)) {
      LOG.error(
          "fact kept out position={} fact=\"{}\" problem=\"{}\"", position, identity, problem);
    }
    State before = state;
    state =
        before.withLog(
            afterwards(before.log(), reading),
            position,
            Math.max(before.revision(), revisionIn(reading)));
  }

  private static long revisionIn(FactReading reading) {
    return switch (reading) {
      case FactReading.Stated(Fact.PolicySet set) -> set.policy().revision();
      case FactReading.Stated(Fact.PolicyLifted lifted) -> lifted.revision();
      case FactReading.Stated other -> 0;
      case FactReading.Withdrawn withdrawn -> 0;
      case FactReading.Unreadable unreadable -> 0;
    };
  }

  // A global processor must never throw: Kafka Streams would stop the whole instance.
  private static Catalogue afterwards(Catalogue before, FactReading reading) {
    try {
      return before.after(reading);
    } catch (RuntimeException | StackOverflowError bug) {
      LOG.error("fact could not be applied fact=\"{}\"", reading, bug);
      return reading instanceof FactReading.Stated(var fact)
          ? before.after(new FactReading.Unreadable(fact.identity(), bug.toString()))
          : before;
    }
  }

  /**
   * One moment.
   *
   * @param log what the log says
   * @param standing the same without what has ended by the clock
   * @param revision the highest of a policy
   * @param endedUpTo what should have ended by then has
   */
  private record State(
      Catalogue log, Catalogue standing, LogPosition position, long revision, Instant endedUpTo) {

    State withLog(Catalogue log, LogPosition position, long revision) {
      return new State(log, standing(log, endedUpTo), position, revision, endedUpTo);
    }

    State endedUpTo(Instant time) {
      return new State(log, standing(log, time), position, revision, time);
    }

    private static Catalogue standing(Catalogue log, Instant time) {
      return isDue(log, time) ? log.under(log.policies().endedBy(time)) : log;
    }
  }
}
