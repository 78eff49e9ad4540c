import dev.assay.sdk.kafka.JsonSchemaDeserializer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what a validated topic holds now: how much of it is marked. */
void main(String[] arguments) {
  String topic = arguments.length > 0 ? arguments[0] : "telemetry.feedback.validated";
  Map<String, Object> settings =
      Map.of(
          "bootstrap.servers", environment("ASSAY_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
          "assay.registry.url", environment("ASSAY_REGISTRY_URL", "http://127.0.0.1:8081"),
          "assay.schema", "telemetry.FeedbackEvent",
          "assay.check", "off", // the validator has judged, and what it marked is told apart below
          "isolation.level", "read_committed", // what an aborted transaction wrote was never there
          "key.deserializer", StringDeserializer.class,
          "value.deserializer", JsonSchemaDeserializer.class,
          "assay.value.type", String.class);
  int valid = 0;
  int marked = 0;
  try (var consumer = new KafkaConsumer<String, String>(settings)) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (!partitions.stream().allMatch(it -> consumer.position(it) >= ends.get(it))) {
      for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
        boolean isMarked = record.headers().lastHeader("assay-verdict") != null;
        marked += isMarked ? 1 : 0;
        valid += isMarked ? 0 : 1;
      }
    }
  }
  IO.println("%d valid, %d marked".formatted(valid, marked));
}

String environment(String name, String otherwise) {
  return System.getenv().getOrDefault(name, otherwise);
}
