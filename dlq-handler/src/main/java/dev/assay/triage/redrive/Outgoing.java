package dev.assay.triage.redrive;

import dev.assay.contracts.headers.ErrorHeaders;
import dev.assay.contracts.headers.HeaderNames;
import dev.assay.contracts.headers.HeaderText;
import dev.assay.contracts.topics.TopicNames;
import dev.assay.schema.SchemaReference;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Events as they leave a dead-letter topic. */
final class Outgoing {
  private final String redrive;
  private final Destinations destinations;

  Outgoing(String redrive, Destinations destinations) {
    this.redrive = redrive;
    this.destinations = destinations;
  }

  /**
   * The event on its way back: its own key, time and partition; no word of its failure.
   *
   * @param claim the schema that is to judge it, where something in the event would say another
   */
  ProducerRecord<byte[], byte[]> moved(
      Letter letter, String topic, byte @Nullable [] value, Optional<SchemaReference> claim) {
    Headers headers = new RecordHeaders(letter.headers().toArray());
    ErrorHeaders.strip(headers);
    HeaderText.write(headers, HeaderNames.ATTEMPT, Long.toString(letter.attempt() + 1));
    HeaderText.write(headers, HeaderNames.REDRIVE_ID, redrive);
    claim.ifPresent(schema -> HeaderText.write(headers, HeaderNames.SCHEMA, schema.toString()));
    return record(letter, topic, Optional.of(letter.source().timestampMs()), value, headers);
  }

  /** The dead letter as it is, in the parking topic of its source; its time is that of parking. */
  ProducerRecord<byte[], byte[]> parked(Letter letter, String sourceTopic, String why) {
    Headers headers = new RecordHeaders(letter.headers().toArray());
    HeaderText.write(headers, HeaderNames.REDRIVE_ID, redrive);
    HeaderText.write(headers, HeaderNames.PARKED, why);
    return record(
        letter,
        TopicNames.parked(sourceTopic),
        Optional.empty(),
        letter.arrival().value().orElse(null),
        headers);
  }

  private ProducerRecord<byte[], byte[]> record(
      Letter letter,
      String topic,
      Optional<Long> timestampMs,
      byte @Nullable [] value,
      Headers headers) {
    OptionalInt partition = destinations.partition(topic, letter.source());
    return new ProducerRecord<>(
        topic,
        partition.isPresent() ? partition.getAsInt() : null,
        timestampMs.orElse(null),
        letter.arrival().key().orElse(null),
        value,
        headers);
  }
}
