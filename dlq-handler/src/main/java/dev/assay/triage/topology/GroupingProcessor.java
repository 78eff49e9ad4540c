package dev.assay.triage.topology;

import dev.assay.triage.adding.Addition;
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
 * Adds dead letters to their group, and says which group that was.
 *
 * <p>All stores change in the transaction that also commits the offset: all of it happens, or none.
 */
final class GroupingProcessor implements Processor<String, Addition, String, Touch> {
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
  public void process(Record<String, Addition> record) {
    Opened now = opened.orElseThrow(() -> new IllegalStateException("processor is closed"));
    String fingerprint = record.key();
    Addition addition = record.value();
    Optional<Working> before =
        Optional.ofNullable(working.get(fingerprint))
            .or(() -> Working.load(now.stores, fingerprint, addition.group().figures().latest()));
    if (before.isEmpty()) {
      count.added(now.task());
    }
    remember(
        fingerprint,
        before
            .map(group -> group.add(now.stores, addition))
            .orElseGet(() -> Working.begin(now.stores, addition)));
    addition.hours().forEach(hour -> spend(now.stores.spent(), hour));
    now.context.forward(record.withValue(Touch.LETTER));
  }

  private void remember(String fingerprint, Working group) {
    working.put(fingerprint, group);
    if (working.size() > MAX_WORKING) {
      working.remove(working.keySet().iterator().next());
    }
  }

  /** Counts for the budget of the schema; dead letters of an hour gone by spend nothing. */
  private static void spend(KeyValueStore<String, HourTally> spent, Addition.SchemaHour hour) {
    HourTally before =
        Stores.in(spent, hour.schema()).orElseGet(() -> HourTally.empty(hour.tally().hour()));
    HourTally after = before.with(hour.tally());
    if (!after.equals(before)) {
      spent.put(hour.schema(), after);
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
