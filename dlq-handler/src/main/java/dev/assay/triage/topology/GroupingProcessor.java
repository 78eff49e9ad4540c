package dev.assay.triage.topology;

import dev.assay.triage.group.DeadLetterRecord;
import dev.assay.triage.group.FailureGroup;
import dev.assay.triage.group.KeptSamples;
import java.util.Optional;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Adds each dead letter to its group.
 *
 * <p>Two stores, because lists are asked for every second and need no samples. Both change in the
 * transaction that also commits the offset: all three happen, or none.
 */
final class GroupingProcessor implements Processor<String, DeadLetterRecord, Void, Void> {
  private final GroupCount count;
  private Optional<Opened> opened = Optional.empty();

  GroupingProcessor(GroupCount count) {
    this.count = count;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    Opened stores =
        new Opened(
            context.taskId(),
            context.getStateStore(FailureTopology.GROUPS_STORE),
            context.getStateStore(FailureTopology.SAMPLES_STORE));
    count.restored(stores.task, size(stores.groups));
    opened = Optional.of(stores);
  }

  @Override
  public void process(Record<String, DeadLetterRecord> record) {
    Opened stores = opened.orElseThrow(() -> new IllegalStateException("processor is closed"));
    DeadLetterRecord letter = record.value();
    Optional<FailureGroup> before = Optional.ofNullable(stores.groups.get(record.key()));
    KeptSamples samples =
        Optional.ofNullable(stores.samples.get(record.key())).orElse(KeptSamples.NONE);
    stores.groups.put(
        record.key(),
        before.map(group -> group.with(letter)).orElseGet(() -> FailureGroup.of(letter)));
    stores.samples.put(record.key(), samples.with(letter.sample()));
    if (before.isEmpty()) {
      count.added(stores.task);
    }
  }

  @Override
  public void close() {
    opened.ifPresent(stores -> count.gone(stores.task));
    opened = Optional.empty();
  }

  private static long size(KeyValueStore<String, FailureGroup> groups) {
    try (KeyValueIterator<String, FailureGroup> all = groups.all()) {
      long size = 0;
      while (all.hasNext()) {
        all.next();
        size++;
      }
      return size;
    }
  }

  private record Opened(
      TaskId task,
      KeyValueStore<String, FailureGroup> groups,
      KeyValueStore<String, KeptSamples> samples) {}
}
