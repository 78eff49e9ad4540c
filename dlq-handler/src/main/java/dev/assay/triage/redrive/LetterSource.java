package dev.assay.triage.redrive;

import dev.assay.contracts.headers.HeaderNames;
import dev.assay.contracts.headers.HeaderText;
import dev.assay.triage.group.Moment;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Where an event came from, by the headers of whoever gave it up: Assay and Kafka Streams, Kafka
 * Connect, share groups, Spring (whose numbers are binary), Confluent's rules, and tools that only
 * name the topic.
 *
 * @param topic the source topic, where somebody says it
 * @param partition its partition, where somebody says it
 * @param timestampMs the event's own timestamp; the dead letter's where nobody says it
 */
record LetterSource(Optional<String> topic, OptionalInt partition, long timestampMs) {
  private static final List<String> TOPICS =
      List.of(
          HeaderNames.STREAMS_TOPIC,
          "__connect.errors.topic",
          "__dlq.errors.topic",
          HeaderNames.SPRING_ORIGINAL_TOPIC,
          "kafka_original-topic",
          "dead-letter-topic",
          "__rule.topic",
          "x-original-topic");

  private static final List<String> DECIMAL_PARTITIONS =
      List.of(
          HeaderNames.STREAMS_PARTITION,
          "__connect.errors.partition",
          "__dlq.errors.partition",
          "dead-letter-partition");

  private static final List<String> BINARY_PARTITIONS =
      List.of("kafka_dlt-original-partition", "kafka_original-partition");

  private static final List<String> BINARY_TIMESTAMPS =
      List.of("kafka_dlt-original-timestamp", "kafka_original-timestamp");

  static LetterSource in(Headers headers, Moment moment) {
    Optional<String> topic =
        TOPICS.stream()
            .flatMap(name -> HeaderText.read(headers, name).stream())
            .filter(name -> !name.isBlank())
            .findFirst();
    return new LetterSource(
        topic, partition(headers), timestamp(headers).orElse(moment.failedAt().toEpochMilli()));
  }

  private static OptionalInt partition(Headers headers) {
    return Stream.concat(
            DECIMAL_PARTITIONS.stream().map(name -> HeaderText.readLong(headers, name)),
            BINARY_PARTITIONS.stream().map(name -> binary(headers, name, Integer.BYTES)))
        .flatMapToLong(OptionalLong::stream)
        .filter(number -> number >= 0 && number <= Integer.MAX_VALUE)
        .mapToInt(number -> (int) number)
        .findFirst();
  }

  private static OptionalLong timestamp(Headers headers) {
    return Stream.concat(
            Stream.of(HeaderText.readLong(headers, HeaderNames.ORIGINAL_TIMESTAMP)),
            BINARY_TIMESTAMPS.stream().map(name -> binary(headers, name, Long.BYTES)))
        .flatMapToLong(OptionalLong::stream)
        .filter(ms -> ms >= 0)
        .findFirst();
  }

  private static OptionalLong binary(Headers headers, String name, int bytes) {
    Header header = headers.lastHeader(name);
    if (header == null || header.value() == null || header.value().length != bytes) {
      return OptionalLong.empty();
    }
    ByteBuffer number = ByteBuffer.wrap(header.value());
    return OptionalLong.of(bytes == Integer.BYTES ? number.getInt() : number.getLong());
  }
}
