package dev.assay.triage.moving;

import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.triage.moving.StrokeWatch.Stroke;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The right to write about one thing, from taking it until somebody else does.
 *
 * <p>After any failure it is closed and taken anew: taking settles what was left open, committed or
 * aborted, so nobody has to guess. Closing never aborts or flushes: what is open is left to whoever
 * takes it next, exactly as if the process had been killed. Not for use by several threads.
 */
final class Pen implements AutoCloseable {
  private static final int TRANSACTION_TIMEOUT_MS = 10_000;
  private static final int MAX_REQUEST_BYTES = 16 << 20;
  private static final int BATCH_BYTES = 256 << 10;

  private final KafkaProducer<byte[], byte[]> producer;
  private final String id;
  private final StrokeWatch watch;

  private Pen(KafkaProducer<byte[], byte[]> producer, String id, StrokeWatch watch) {
    this.producer = producer;
    this.id = id;
    this.watch = watch;
  }

  /**
   * Takes it from whoever has it; what that holder left open is settled when this returns.
   *
   * @throws PenTaken if somebody took it in the same moment
   * @throws KafkaException if Kafka can't be had
   */
  static Pen take(KafkaAccess kafka, String id, StrokeWatch watch) {
    Pen pen = new Pen(producer(kafka, id), id, watch);
    try {
      watch.after(id, Stroke.TAKING);
      pen.producer.initTransactions();
      watch.after(id, Stroke.TAKEN);
      return pen;
    } catch (RuntimeException failed) {
      pen.close();
      throw takenOr(failed);
    }
  }

  /**
   * Writes all records, or none.
   *
   * @throws PenTaken if it is somebody else's: none is written
   * @throws KafkaException if nobody knows whether they are
   */
  void write(List<ProducerRecord<byte[], byte[]>> records) {
    try {
      producer.beginTransaction();
      int half = records.size() / 2;
      for (int i = 0; i < records.size(); i++) {
        if (i == half) {
          watch.after(id, Stroke.HALF_SENT);
        }
        var failsTheCommit = producer.send(records.get(i));
        assert failsTheCommit != null;
      }
      producer.flush();
      watch.after(id, Stroke.SENT);
      producer.commitTransaction();
      watch.after(id, Stroke.COMMITTED);
    } catch (RuntimeException failed) {
      throw takenOr(failed);
    }
  }

  private static RuntimeException takenOr(RuntimeException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProducerFencedException
          || cause instanceof InvalidProducerEpochException
          // The coordinator's word when our transaction was settled by whoever took the pen.
          || cause instanceof InvalidTxnStateException) {
        return new PenTaken(failed);
      }
    }
    return failed;
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }

  private static KafkaProducer<byte[], byte[]> producer(KafkaAccess kafka, String id) {
    Map<String, Object> config =
        kafka.with(
            Map.ofEntries(
                Map.entry(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id),
                Map.entry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 5),
                Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES),
                Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000),
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 8_000),
                // As for the registry's pen: with the default pauses most of a commit would be
                // waiting.
                Map.entry(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5),
                Map.entry(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 200),
                Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500)));
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
