package dev.assay.triage.topology;

import dev.assay.triage.alert.Alert;
import dev.assay.triage.alert.AlertLimits;
import dev.assay.triage.alert.Watch;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Adds up what the partitions say about a schema, and tells once an hour when it is too much. */
final class BudgetProcessor extends ContextualProcessor<String, Told.Spent, String, Told.Alerted> {
  static final String STORE = "failure-budget-sums";
  private static final String TOLD = "told";

  private final AlertLimits limits;

  BudgetProcessor(AlertLimits limits) {
    this.limits = limits;
  }

  @Override
  public void process(Record<String, Told.Spent> record) {
    KeyValueStore<String, Told.Spent> sums = context().getStateStore(STORE);
    String schema = record.key();
    Told.Spent spent = record.value();
    sums.put(schema + "/" + spent.partition(), spent);
    if (limits.budgetPerHour() == 0 || isTold(sums, schema, spent.hour())) {
      return;
    }
    long total = total(sums, schema, spent.hour());
    if (total > limits.budgetPerHour()) {
      sums.put(schema + "/" + TOLD, new Told.Spent(0, spent.hour(), total));
      Alert alert =
          new Watch(limits)
              .overBudget(schema, spent.hour(), total, Instant.ofEpochMilli(record.timestamp()));
      context().forward(record.withValue(new Told.Alerted(alert)));
    }
  }

  private static boolean isTold(KeyValueStore<String, Told.Spent> sums, String schema, long hour) {
    return Optional.ofNullable(sums.get(schema + "/" + TOLD))
        .map(told -> told.hour() == hour)
        .orElse(false);
  }

  private static long total(KeyValueStore<String, Told.Spent> sums, String schema, long hour) {
    long total = 0;
    try (KeyValueIterator<String, Told.Spent> all =
        sums.range(Stores.from(schema), Stores.to(schema))) {
      while (all.hasNext()) {
        var partition = all.next();
        boolean counts = partition.value.hour() == hour && !partition.key.endsWith("/" + TOLD);
        total += counts ? partition.value.count() : 0;
      }
    }
    return total;
  }
}
