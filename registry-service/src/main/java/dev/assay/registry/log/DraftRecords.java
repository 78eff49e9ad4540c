package dev.assay.registry.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactCodec;
import dev.assay.registry.telling.Draft;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The records that one draft becomes. */
final class DraftRecords {
  private DraftRecords() {}

  static List<ProducerRecord<byte[], byte[]>> facts(Draft draft, LogAddress address) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (Fact fact : draft.facts()) {
      String topic = address.topicOf(fact);
      records.add(new ProducerRecord<>(topic, 0, FactCodec.key(fact), FactCodec.value(fact)));
      for (String withdrawn : fact.withdraws()) {
        // A tombstone: compaction then throws away what was stated.
        records.add(new ProducerRecord<>(topic, 0, withdrawn.getBytes(UTF_8), null));
      }
    }
    return records;
  }

  static List<ProducerRecord<byte[], byte[]>> consequences(Draft draft, LogAddress address) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    draft
        .changes()
        .forEach(change -> records.add(change.toRecord(address.topics().schemaChanges())));
    draft
        .audits()
        .forEach(audit ->
            records.add(
                new ProducerRecord<>(address.topics().audit(), audit.key(), audit.value())));
    return records;
  }
}
