package dev.assay.backup.checking;

import dev.assay.backup.form.BackupRefused;
import dev.assay.backup.form.FactTopic;
import dev.assay.backup.form.LogContents;
import dev.assay.backup.form.LogRecord;
import dev.assay.backup.form.Manifest;
import dev.assay.backup.form.Part;
import dev.assay.backup.form.Part.Extent;
import dev.assay.store.ObjectStore;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Reads a whole backup and compares it with its manifest.
 *
 * @param manifest what it should be
 * @param reader reads its parts
 * @param reached is told how many of its bytes have been read
 */
public record Checking(Manifest manifest, PartReader reader, LongConsumer reached) {

  /** Of a backup in a store. */
  public Checking(Manifest manifest, ObjectStore store, LongConsumer reached) {
    this(manifest, new PartReader(manifest, store), reached);
  }

  /** All that is wrong with it; every part is read. */
  public Findings findings() {
    LogContents contents = new LogContents();
    List<String> faults = new ArrayList<>();
    Map<FactTopic, Long> next = new EnumMap<>(FactTopic.class);
    long bytes = 0;
    for (Part part : manifest.parts()) {
      try {
        requireInOrder(part, next);
        if (part.log().isPresent()) {
          reader.records(part).forEach(contents::add);
        } else {
          reader.check(part);
        }
      } catch (BackupRefused fault) {
        faults.add(String.valueOf(fault.getMessage()));
      }
      bytes += part.bytes();
      reached.accept(bytes);
    }
    if (faults.isEmpty()) {
      compare(contents, faults);
    }
    return new Findings(faults, contents);
  }

  private void requireInOrder(Part part, Map<FactTopic, Long> next) {
    if (part.log().isEmpty()) {
      return;
    }
    Extent extent = part.log().get();
    if (extent.first() < next.getOrDefault(extent.factTopic(), 0L)) {
      throw new BackupRefused(
          "backup '%s': part '%s' begins at offset %d, before the end of the one before it: the manifest was changed"
              .formatted(manifest.name(), part.object(), extent.first()));
    }
    next.put(extent.factTopic(), extent.last() + 1);
  }

  private void compare(LogContents contents, List<String> faults) {
    for (FactTopic topic : FactTopic.values()) {
      if (contents.recordsOf(topic) != manifest.recordsOf(topic)) {
        faults.add(
            "backup '%s' has %d records of %s and its manifest says %d"
                .formatted(
                    manifest.name(),
                    contents.recordsOf(topic),
                    topic.text(),
                    manifest.recordsOf(topic)));
      }
    }
    if (!contents.state().equals(manifest.state())) {
      faults.add(
          "backup '%s' says %s and its manifest says %s"
              .formatted(manifest.name(), contents.state(), manifest.state()));
    }
  }

  /**
   * Tells the records, in the order in which a log has to get them.
   *
   * @throws BackupRefused at the first part that isn't what the manifest says
   */
  public void replay(Consumer<LogRecord> told) {
    long bytes = 0;
    for (Part part : manifest.parts()) {
      if (part.log().isPresent()) {
        reader.records(part).forEach(told);
      }
      bytes += part.bytes();
      reached.accept(bytes);
    }
  }

  /**
   * What was found.
   *
   * @param faults each naming the part, what it is and what it should be; none, and the backup is
   *     whole
   * @param contents what its records come to
   */
  public record Findings(List<String> faults, LogContents contents) {
    public Findings {
      faults = List.copyOf(faults);
    }

    /** Whether it is what was written. */
    public boolean isWhole() {
      return faults.isEmpty();
    }

    /**
     * Refuses where it is not whole.
     *
     * @throws BackupRefused with the first fault
     */
    public void requireWhole() {
      if (!isWhole()) {
        throw new BackupRefused(faults.getFirst());
      }
    }
  }
}
