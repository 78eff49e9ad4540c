package dev.assay.backup.form;

import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactCodec;
import dev.assay.contracts.facts.FactReading;
import dev.assay.contracts.facts.StateDigest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What the records of a log come to; for one thread. */
public final class LogContents {
  private final StateDigest.Statements statements = new StateDigest.Statements();
  private final Map<FactTopic, Long> records = new EnumMap<>(FactTopic.class);
  private int highestId;
  private long unreadable;
  private Optional<String> firstUnreadable = Optional.empty();

  /** Adds the next record. */
  public void add(LogRecord record) {
    records.merge(record.topic(), 1L, Long::sum);
    byte[] value = record.value().orElse(null);
    statements.add(record.key(), value);
    switch (FactCodec.read(record.key(), value)) {
      case FactReading.Stated(Fact.IdsIssued issued) -> atLeast(issued.highest().value());
      case FactReading.Stated(Fact.VersionPublished published) -> atLeast(published.id().value());
      case FactReading.Stated _, FactReading.Withdrawn _ -> {}
      case FactReading.Unreadable(String identity, String problem) -> {
        unreadable++;
        firstUnreadable =
            firstUnreadable.or(() ->
                Optional.of(
                    "%s@%d (key '%s'): %s"
                        .formatted(record.topic().text(), record.offset(), identity, problem)));
      }
    }
  }

  private void atLeast(int id) {
    highestId = Math.max(highestId, id);
  }

  /** How many records a topic has. */
  public long recordsOf(FactTopic topic) {
    return records.getOrDefault(topic, 0L);
  }

  /** Whether nothing is stated, nor ever was as far as the records tell. */
  public boolean isEmpty() {
    return records.isEmpty();
  }

  /** What is said. */
  public Manifest.State state() {
    return new Manifest.State(
        statements.digest().hex(), statements.size(), statements.countOf("version/"), highestId);
  }

  /** How many records this build can't read. */
  public long unreadable() {
    return unreadable;
  }

  /** The first of them, and why. */
  public Optional<String> firstUnreadable() {
    return firstUnreadable;
  }

  /** In a few words, for people. */
  public String inWords() {
    Manifest.State state = state();
    return "%d records that say something about %d things, %d of them versions (digest %.12s…)"
        .formatted(
            records.values().stream().mapToLong(Long::longValue).sum(),
            state.statements(),
            state.versions(),
            state.digest());
  }
}
