package dev.assay.registry.log;

import dev.assay.contracts.rest.LogPosition;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.Snapshot;
import dev.assay.registry.telling.Draft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * The pen in hand, from taking it until it is lost or put down; used by the pen thread only.
 *
 * <p>After any failure it is to be closed and the pen taken anew: {@code initTransactions} settles
 * whatever was left open, committed or aborted, before anybody decides again. So there is one way
 * out of every trouble instead of one for each.
 */
final class PenSession implements AutoCloseable {
  private final Producer<byte[], byte[]> producer;
  private final LogAddress address;
  private final LogEnds ends;
  private final Follower follower;
  private final Duration patience;
  private RegistryState state;

  private PenSession(Producer<byte[], byte[]> producer, PenPlace place, Duration patience) {
    this.producer = producer;
    this.address = place.address();
    this.ends = place.ends();
    this.follower = place.follower();
    this.patience = patience;
    this.state = RegistryState.EMPTY;
  }

  /**
   * What a session works with.
   *
   * @param address where it writes
   * @param ends tells how long the log is
   * @param follower tells what it says
   */
  record PenPlace(LogAddress address, LogEnds ends, Follower follower) {}

  /**
   * Takes the pen from whoever holds it, and reads everything that holder committed.
   *
   * @throws PenLost if somebody took it in the same moment
   * @throws KafkaException if Kafka or the follower can't keep up
   */
  static PenSession take(PenPlace place, PenSettings settings) {
    PenSession session =
        new PenSession(
            LogProducer.open(place.address(), settings.transactionTimeout()),
            place,
            settings.timeout());
    try {
      session.producer.initTransactions();
      session.catchUp();
      return session;
    } catch (RuntimeException failed) {
      session.close();
      throw lostOr(failed);
    }
  }

  /** What is so, as of the last thing written here. */
  RegistryState state() {
    return state;
  }

  /**
   * Commits a draft as one transaction, and waits until this replica has applied it.
   *
   * @return the position of a state that knows it
   * @throws PenLost if the pen is somebody else's: nothing of it is so
   * @throws KafkaException if nobody knows whether it is so
   */
  LogPosition write(Draft draft) {
    try {
      producer.beginTransaction();
      List<Future<RecordMetadata>> facts = new ArrayList<>();
      DraftRecords.facts(draft, address).forEach(record -> facts.add(producer.send(record)));
      for (var record : DraftRecords.consequences(draft, address)) {
        var failsTheCommit = producer.send(record);
        assert failsTheCommit != null;
      }
      producer.commitTransaction();
      Snapshot applied =
          await(follower.awaitAtLeast(lastOf(facts), patience).toCompletableFuture());
      state = applied.state();
      return applied.position();
    } catch (RuntimeException failed) {
      throw lostOr(failed);
    }
  }

  /**
   * Whether the state is all there is: what was decided on it without writing anything then holds.
   */
  boolean isUpToDate() {
    RegistryState decidedOn = state;
    return catchUp() == decidedOn;
  }

  LogPosition position() {
    return follower.current().position();
  }

  private RegistryState catchUp() {
    state = await(follower.awaitRead(ends.committed(), patience)).state();
    return state;
  }

  private LogPosition lastOf(List<Future<RecordMetadata>> facts) {
    LogPosition last = LogPosition.START;
    for (Future<RecordMetadata> fact : facts) {
      RecordMetadata written = await(fact);
      last =
          last.max(
              written.topic().equals(address.schemas().topic())
                  ? new LogPosition(written.offset(), -1)
                  : new LogPosition(-1, written.offset()));
    }
    return last;
  }

  private <T> T await(Future<T> future) {
    try {
      return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw new KafkaException("could not wait for the log", failed.getCause());
    } catch (TimeoutException late) {
      throw new KafkaException("the log did not come back in time", late);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new KafkaException("told to stop", closing);
    }
  }

  private static RuntimeException lostOr(RuntimeException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProducerFencedException
          || cause instanceof InvalidProducerEpochException
          // The coordinator's word when our transaction was settled by whoever took the pen.
          || cause instanceof InvalidTxnStateException) {
        return new PenLost(failed);
      }
    }
    return failed;
  }

  /** Puts the pen down; what is open is left to whoever takes it next. */
  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
