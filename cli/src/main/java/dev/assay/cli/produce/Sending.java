package dev.assay.cli.produce;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.cli.connection.KafkaOption;
import dev.assay.cli.terminal.ExitCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Events on their way to one topic, and what became of them. */
final class Sending implements AutoCloseable {
  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final List<HeaderText> headers;
  private final long startNanos = System.nanoTime();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicReference<Optional<Exception>> firstFailure =
      new AtomicReference<>(Optional.empty());
  private volatile boolean kafkaIsAway;

  private Sending(Producer<byte[], byte[]> producer, String topic, List<HeaderText> headers) {
    this.producer = producer;
    this.topic = topic;
    this.headers = headers;
  }

  static Sending to(KafkaOption kafka, String topic, List<HeaderText> headers) {
    Map<String, Object> settings =
        kafka.with(
            Map.of(
                ProducerConfig.CLIENT_ID_CONFIG, "assay-cli",
                ProducerConfig.LINGER_MS_CONFIG, 5,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000));
    return new Sending(
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()),
        topic,
        List.copyOf(headers));
  }

  /**
   * Sends one event; false once Kafka has stopped answering, when going on would only be waiting.
   */
  boolean send(Optional<byte[]> key, byte[] event) {
    ProducerRecord<byte[], byte[]> record =
        key.map(bytes -> new ProducerRecord<>(topic, bytes, event))
            .orElseGet(() -> new ProducerRecord<>(topic, event));
    headers.forEach(header -> record.headers().add(header.name(), header.value().getBytes(UTF_8)));
    var _ = producer.send(record, (_, failure) -> settle(failure));
    return !kafkaIsAway;
  }

  /** Waits until all are settled. */
  Tally finish(long emptyLines, long withoutKey) {
    producer.flush();
    return new Tally(
        topic,
        sent.get(),
        failed.get(),
        emptyLines,
        withoutKey,
        Duration.ofNanos(System.nanoTime() - startNanos).toMillis() / 1000.0,
        firstFailure.get().map(Exception::getMessage),
        kafkaIsAway ? ExitCode.UNREACHABLE : failed.get() > 0 ? ExitCode.FAILED : ExitCode.DONE);
  }

  // Runs on the producer's own thread, or on the caller's for what is refused before it leaves.
  private void settle(@Nullable Exception failure) {
    if (failure == null) {
      sent.incrementAndGet();
      return;
    }
    failed.incrementAndGet();
    firstFailure.compareAndSet(Optional.empty(), Optional.of(failure));
    kafkaIsAway |= failure instanceof TimeoutException;
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
