package dev.assay.triage.topology;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.streams.processor.TaskId;

/**
 * How many groups there are, without asking the stores: RocksDB only estimates, and far too high
 * where keys are written again and again.
 */
final class GroupCount {
  private final Map<TaskId, Long> byTask = new ConcurrentHashMap<>();
  private final LongAdder opened = new LongAdder();

  void restored(TaskId task, long groups) {
    byTask.put(task, groups);
  }

  void added(TaskId task) {
    byTask.merge(task, 1L, Long::sum);
    opened.increment();
  }

  void removed(TaskId task) {
    byTask.merge(task, -1L, Long::sum);
  }

  void gone(TaskId task) {
    byTask.remove(task);
  }

  /** How many began since the start, also those that are gone; only grows. */
  long opened() {
    return opened.sum();
  }

  long total() {
    return byTask.values().stream().mapToLong(Long::longValue).sum();
  }
}
