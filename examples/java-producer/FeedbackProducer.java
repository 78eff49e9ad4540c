import dev.assay.sdk.kafka.JsonSchemaSerializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends the events of a file, one a line; what breaks the contract is told and never sent. */
void main(String[] arguments) throws IOException {
  if (arguments.length != 1) {
    System.err.println("usage: FeedbackProducer.java EVENTS.jsonl");
    System.exit(2);
  }
  Map<String, Object> settings =
      Map.of(
          "bootstrap.servers", environment("ASSAY_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
          "assay.registry.url", environment("ASSAY_REGISTRY_URL", "http://127.0.0.1:8081"),
          "assay.schema.telemetry.feedback", "telemetry.FeedbackEvent",
          "assay.check", "strict",
          "key.serializer", StringSerializer.class,
          "value.serializer", JsonSchemaSerializer.class,
          "enable.idempotence", "true");
  List<String> events = Files.readAllLines(Path.of(arguments[0]));
  int sent = 0;
  try (var producer = new KafkaProducer<String, String>(settings)) {
    for (int line = 0; line < events.size(); line++) {
      try {
        var _ = producer.send(new ProducerRecord<>("telemetry.feedback", events.get(line)));
        sent++;
      } catch (SerializationException refused) {
        IO.println("line %d not sent: %s".formatted(line + 1, refused.getMessage()));
      }
    }
  }
  IO.println("sent %d of %d".formatted(sent, events.size()));
}

String environment(String name, String otherwise) {
  return System.getenv().getOrDefault(name, otherwise);
}
