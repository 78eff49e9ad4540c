package dev.assay.validator.system;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a validator has come, as the broker sees it: committed input, and output written at all.
 */
final class Headway implements AutoCloseable {
  private final Admin admin;
  private final String group;
  private final Map<TopicPartition, OffsetSpec> outputs;

  Headway(String bootstrapServers, String group, int partitions, String... outputs) {
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    this.group = group;
    this.outputs =
        Stream.of(outputs)
            .flatMap(
                topic -> IntStream.range(0, partitions).mapToObj(p -> new TopicPartition(topic, p)))
            .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
  }

  /** How many source records are committed as judged. */
  long committed() {
    return await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .values()
        .stream()
        .mapToLong(OffsetAndMetadata::offset)
        .sum();
  }

  /** How many records the outputs hold, committed or not, markers of transactions included. */
  long written() {
    return await(admin.listOffsets(outputs).all()).values().stream()
        .mapToLong(end -> end.offset())
        .sum();
  }

  private static <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
