package dev.assay.triage.topology;

import dev.assay.triage.form.FormCodec;
import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/** A codec as Kafka calls it; Kafka says {@code null} for a tombstone, here and only here. */
final class FormSerde {
  private FormSerde() {}

  @SuppressWarnings("NullAway") // Kafka's serdes are not annotated; null stands for a tombstone.
  static <T> Serde<T> of(FormCodec<T> codec) {
    Serializer<T> serializer =
        (topic, value) -> Optional.ofNullable(value).map(codec::write).orElse(null);
    Deserializer<T> deserializer =
        (topic, bytes) -> Optional.ofNullable(bytes).map(codec::read).orElse(null);
    return Serdes.serdeFrom(serializer, deserializer);
  }
}
