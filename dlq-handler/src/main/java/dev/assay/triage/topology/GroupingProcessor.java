package dev.assay.triage.topology;

import dev.assay.triage.group.DeadLetterRecord;
import dev.assay.triage.group.Figures;
import dev.assay.triage.timeline.HourTally;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Adds each dead letter to its group, and says which group that was.
 *
 * <p>All stores change in the transaction that also commits the offset: all of it happens, or none.
 */
final class GroupingProcessor implements Processor<String, DeadLetterRecord, String, Touch> {
  private static final int MAX_WORKING = 10_000;

  private final GroupCount count;
  private final Tidying tidying;
  private final Map<String, Working> working = new LinkedHashMap<>(16, 0.75f, true);
  private Optional<Opened> opened = Optional.empty();

  GroupingProcessor(GroupCount count, Tidying tidying) {
    this.count = count;
    this.tidying = tidying;
  }

  @Override
  public void init(ProcessorContext<String, Touch> context) {
    Opened now = new Opened(context, Stores.of(context));
    count.restored(context.taskId(), size(now.stores.figures()));
    working.clear();
    opened = Optional.of(now);
    var _ =
        context.schedule(
            Tidying.TICK,
            PunctuationType.WALL_CLOCK_TIME,
            ms -> tidying.tick(now.stores, Instant.ofEpochMilli(ms), gone -> forget(now, gone)));
  }

  /** Its next dead letter is its first. */
  private void forget(Opened now, String fingerprint) {
    working.remove(fingerprint);
    count.removed(now.task());
  }

  @Override
  public void process(Record<String, DeadLetterRecord> record) {
    Opened now = opened.orElseThrow(() -> new IllegalStateException("processor is closed"));
    String fingerprint = record.key();
    DeadLetterRecord letter = record.value();
    Optional<Working> before =
        Optional.ofNullable(working.get(fingerprint))
            .or(() -> Working.load(now.stores, fingerprint, letter.moment()));
    if (before.isEmpty()) {
      count.added(now.task());
    }
    remember(
        fingerprint,
        before
            .map(group -> group.add(now.stores, letter))
            .orElseGet(() -> Working.begin(now.stores, letter)));
    spend(now.stores.spent(), letter);
    now.context.forward(record.withValue(Touch.LETTER));
  }

  private void remember(String fingerprint, Working group) {
    working.put(fingerprint, group);
    if (working.size() > MAX_WORKING) {
      working.remove(working.keySet().iterator().next());
    }
  }

  /** Counts for the budget of the schema; a dead letter of an hour gone by spends nothing. */
  private static void spend(KeyValueStore<String, HourTally> spent, DeadLetterRecord letter) {
    long epochMs = letter.moment().failedAt().toEpochMilli();
    String schema = letter.complaint().schema();
    HourTally before =
        Stores.in(spent, schema).orElseGet(() -> HourTally.empty(HourTally.hourOf(epochMs)));
    HourTally after = before.with(epochMs);
    if (!after.equals(before)) {
      spent.put(schema, after);
    }
  }

  @Override
  public void close() {
    opened.ifPresent(now -> count.gone(now.task()));
    opened = Optional.empty();
    working.clear();
  }

  private static long size(KeyValueStore<String, Figures> groups) {
    try (KeyValueIterator<String, Figures> all = groups.all()) {
      long size = 0;
      while (all.hasNext()) {
        all.next();
        size++;
      }
      return size;
    }
  }

  private record Opened(ProcessorContext<String, Touch> context, Stores stores) {
    TaskId task() {
      return context.taskId();
    }
  }
}
