package dev.assay.validator.catalogue;

import dev.assay.contracts.facts.FactCodec;
import dev.assay.contracts.facts.FactReading;
import dev.assay.contracts.rest.LogPosition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalogue as far as the log has been read.
 *
 * <p>Written by one thread, the global stream thread; read by all. Whoever judges an event takes
 * {@link #now()} once, so that one event is judged by one state.
 */
public final class LiveCatalogue {
  private static final Logger LOG = LoggerFactory.getLogger(LiveCatalogue.class);

  private volatile State state = new State(Catalogue.EMPTY, LogPosition.START);

  /** The newest state. */
  public Catalogue now() {
    return state.catalogue();
  }

  /** The offsets of the last records applied. */
  public LogPosition position() {
    return state.position();
  }

  /** Applies a record of the schemas topic; never throws, whatever the bytes. */
  public void applySchema(long offset, byte @Nullable [] key, byte @Nullable [] value) {
    apply(new LogPosition(offset, state.position().enforcement()), key, value);
  }

  /** Applies a record of the enforcement topic; never throws, whatever the bytes. */
  public void applyPolicy(long offset, byte @Nullable [] key, byte @Nullable [] value) {
    apply(new LogPosition(state.position().schemas(), offset), key, value);
  }

  private void apply(LogPosition position, byte @Nullable [] key, byte @Nullable [] value) {
    FactReading reading = FactCodec.read(key, value);
    if (reading instanceof FactReading.Unreadable(String identity, String problem)) {
      LOG.error(
          "fact kept out position={} fact=\"{}\" problem=\"{}\"", position, identity, problem);
    }
    state = new State(afterwards(state.catalogue(), reading), position);
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

  private record State(Catalogue catalogue, LogPosition position) {}
}
