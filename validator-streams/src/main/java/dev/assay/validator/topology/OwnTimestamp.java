package dev.assay.validator.topology;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Takes an event's timestamp as it is.
 *
 * <p>A producer may send −1 for "none". Kafka Streams' own extractors stop the whole instance for
 * that, or drop the event; here it goes on with the highest timestamp seen in its partition.
 */
final class OwnTimestamp implements TimestampExtractor {

  @Override
  public long extract(ConsumerRecord<Object, Object> event, long partitionTimeMs) {
    return event.timestamp() >= 0 ? event.timestamp() : Math.max(0, partitionTimeMs);
  }
}
