package dev.assay.servers.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KafkaBrokerTest {
  private static KafkaBroker broker;
  private static Records records;

  @BeforeAll
  static void start() {
    broker = KafkaBroker.start(KafkaBrokerSettings.ephemeral());
    records = new Records(broker.bootstrapServers());
  }

  @AfterAll
  static void close() {
    broker.close();
  }

  @Test
  void aRecordWrittenIsRead() throws Exception {
    records.createTopic("plain");

    records.write("plain", "hello");

    assertThat(records.committed("plain")).containsExactly("hello");
  }

  @Test
  void onlyCommittedTransactionsAreRead() throws Exception {
    records.createTopic("transactional");
    try (KafkaProducer<String, String> producer =
        records.producer(Map.of("transactional.id", "pen"))) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("transactional", "aborted")).get();
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("transactional", "committed")).get();
      producer.commitTransaction();
    }

    assertThat(records.committed("transactional")).containsExactly("committed");
  }
}
