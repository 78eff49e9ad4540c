package dev.assay.triage.gather;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.triage.adding.Addition;
import dev.assay.triage.adding.Sheaf;
import dev.assay.triage.form.FormCodec;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes sums, and up to which dead letters they count, as one transaction. */
final class SumWriter {
  private static final Logger LOG = LoggerFactory.getLogger(SumWriter.class);

  private final Consumer<byte[], byte[]> consumer;
  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final LetterCount count;

  /**
   * Writes with this producer.
   *
   * @param consumer has read what the sums count
   * @param topic where sums go
   * @param count is told of what was written
   */
  SumWriter(
      Consumer<byte[], byte[]> consumer,
      Producer<byte[], byte[]> producer,
      String topic,
      LetterCount count) {
    this.consumer = consumer;
    this.producer = producer;
    this.topic = topic;
    this.count = count;
  }

  /**
   * Empties a sheaf that holds all that was read since the last time.
   *
   * @throws KafkaException if nothing was written, or nobody knows; what was in the sheaf is to be
   *     read again from what was committed
   */
  void write(Sheaf sheaf) {
    if (sheaf.letters() == 0) {
      return;
    }
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (TopicPartition partition : consumer.assignment()) {
      offsets.put(partition, new OffsetAndMetadata(consumer.position(partition)));
    }
    Sheaf.Contents contents = sheaf.take();
    producer.beginTransaction();
    try {
      contents.additions().forEach(this::send);
      producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
      producer.commitTransaction();
    } catch (KafkaException failed) {
      abort();
      throw failed;
    }
    contents.counts().forEach((by, letters) -> count.counted(by.topic(), by.reason(), letters));
  }

  private void send(Addition addition) {
    var failsTheCommit =
        producer.send(
            new ProducerRecord<>(
                topic,
                addition.group().fingerprint().value().getBytes(UTF_8),
                FormCodec.ADDITION.write(addition)));
    assert failsTheCommit != null;
  }

  /** What stays open holds readers back until it times out. */
  private void abort() {
    try {
      producer.abortTransaction();
    } catch (RuntimeException fenced) {
      LOG.atDebug().setCause(fenced).log("a transaction could not be aborted");
    }
  }
}
