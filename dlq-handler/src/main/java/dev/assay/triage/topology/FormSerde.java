package dev.assay.triage.topology;

import dev.assay.triage.form.FormCodec;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/** A codec as Kafka calls it; Kafka says {@code null} for a tombstone, here and only here. */
final class FormSerde {
  private FormSerde() {}

  static <T> Serde<T> of(FormCodec<T> codec) {
    return of(codec::write, codec::read);
  }

  @SuppressWarnings("NullAway") // Kafka's serdes are not annotated; null stands for a tombstone.
  static <T> Serde<T> of(Function<T, byte[]> writing, Function<byte[], T> reading) {
    Serializer<T> serializer =
        (topic, value) -> Optional.ofNullable(value).map(writing).orElse(null);
    Deserializer<T> deserializer =
        (topic, bytes) -> Optional.ofNullable(bytes).map(reading).orElse(null);
    return Serdes.serdeFrom(serializer, deserializer);
  }
}
