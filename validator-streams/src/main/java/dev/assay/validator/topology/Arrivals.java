package dev.assay.validator.topology;

import dev.assay.validator.outputs.Refusals;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** While an output refuses events, notes where each value comes from; else does nothing. */
public final class Arrivals implements ConsumerInterceptor<byte[], byte[]> {
  private Optional<Refusals> refusals = Optional.empty();

  @Override
  public void configure(Map<String, ?> configs) {
    refusals = Optional.ofNullable((Refusals) configs.get(OutputRefusal.REFUSALS));
  }

  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
    refusals
        .filter(Refusals::isAttentive)
        .ifPresent(attentive ->
            records.forEach(record ->
                Optional.ofNullable(record.value())
                    .ifPresent(value -> attentive.arrived(value, record.offset()))));
    return records;
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    // Of no interest.
  }

  @Override
  public void close() {
    // Nothing was opened.
  }
}
