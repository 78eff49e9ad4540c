package dev.assay.registry.log;

import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactCodec;
import dev.assay.contracts.facts.FactReading;
import dev.assay.contracts.rest.LogPosition;
import dev.assay.registry.state.LogContradiction;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.Snapshot;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Applies records of the log to a snapshot, one after the other.
 *
 * @param address which topics the records come from
 */
record Replay(LogAddress address) {

  /** A record and what it says. */
  record Read(ConsumerRecord<byte[], byte[]> record, FactReading reading) {
    static Read of(ConsumerRecord<byte[], byte[]> record) {
      return new Read(record, FactCodec.read(record.key(), record.value()));
    }
  }

  /**
   * The snapshot after one more record.
   *
   * @throws FailStop if it can't be read, contradicts the snapshot or stands in the wrong topic
   */
  Snapshot apply(Snapshot before, Read read) {
    ConsumerRecord<byte[], byte[]> record = read.record();
    try {
      RegistryState state =
          switch (read.reading()) {
            case FactReading.Stated(Fact fact) -> before.state().apply(atHome(fact, record));
            case FactReading.Withdrawn(String identity) -> before.state().withdraw(identity);
            case FactReading.Unreadable(String identity, String problem) ->
                throw new FailStop(reason(record, identity, problem));
          };
      return new Snapshot(state, positionAfter(before.position(), record));
    } catch (LogContradiction contradiction) {
      throw new FailStop(
          reason(record, "", String.valueOf(contradiction.getMessage())), contradiction);
    }
  }

  private Fact atHome(Fact fact, ConsumerRecord<byte[], byte[]> record) {
    String home = address.topicOf(fact);
    if (!record.topic().equals(home)) {
      throw new FailStop(
          reason(record, fact.identity(), "such a fact belongs into %s".formatted(home)));
    }
    return fact;
  }

  private LogPosition positionAfter(LogPosition before, ConsumerRecord<byte[], byte[]> record) {
    return record.topic().equals(address.schemas().topic())
        ? new LogPosition(record.offset(), before.enforcement())
        : new LogPosition(before.schemas(), record.offset());
  }

  private static String reason(
      ConsumerRecord<byte[], byte[]> record, String identity, String problem) {
    return "%s-%d@%d%s: %s; nothing is skipped: upgrade this replica if a newer one wrote it, else find out who wrote it"
        .formatted(
            record.topic(),
            record.partition(),
            record.offset(),
            identity.isEmpty() ? "" : " (key '%s')".formatted(identity),
            problem);
  }
}
