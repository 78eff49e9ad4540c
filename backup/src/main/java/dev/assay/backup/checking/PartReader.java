package dev.assay.backup.checking;

import dev.assay.backup.form.BackupRefused;
import dev.assay.backup.form.LogLines;
import dev.assay.backup.form.LogRecord;
import dev.assay.backup.form.Manifest;
import dev.assay.backup.form.Part;
import dev.assay.backup.form.Sha256;
import dev.assay.store.ObjectKey;
import dev.assay.store.ObjectStore;
import java.io.InputStream;
import java.util.List;

/**
 * Reads the parts of a backup; nothing is given out that isn't what was written.
 *
 * @param manifest says what they are
 * @param store has them
 */
public record PartReader(Manifest manifest, ObjectStore store) {

  /**
   * The records of a part of the log, in their order.
   *
   * @throws BackupRefused naming the part, if it is gone, or not what the manifest says
   */
  public List<LogRecord> records(Part part) {
    byte[] bytes = store.read(key(part), InputStream::readAllBytes).orElseThrow(() -> gone(part));
    require(part, Sha256.of(bytes));
    List<LogRecord> records;
    try {
      records = LogLines.unpack(bytes);
    } catch (IllegalArgumentException damaged) {
      throw refused(part, "holds %s".formatted(damaged.getMessage()));
    }
    requireExtent(part, records);
    return records;
  }

  /**
   * Finds out whether a part is what was written, whatever it holds.
   *
   * @throws BackupRefused naming the part, if it is gone, or not what the manifest says
   */
  public void check(Part part) {
    require(part, store.read(key(part), Sha256::of).orElseThrow(() -> gone(part)));
  }

  private void require(Part part, Sha256 found) {
    if (found.bytes() != part.bytes()) {
      throw refused(
          part,
          "has %d bytes and its manifest says %d: it was cut or replaced"
              .formatted(found.bytes(), part.bytes()));
    }
    if (!found.hex().equals(part.sha256())) {
      throw refused(
          part,
          "has SHA-256 %s and its manifest says %s: it was damaged or changed"
              .formatted(found.hex(), part.sha256()));
    }
  }

  private void requireExtent(Part part, List<LogRecord> records) {
    Part.Extent extent = part.log().orElseThrow();
    long next = extent.first();
    for (LogRecord record : records) {
      if (record.topic() != extent.factTopic() || record.offset() < next) {
        throw refused(
            part, "has %s@%d out of its place".formatted(record.topic().text(), record.offset()));
      }
      next = record.offset() + 1;
    }
    if (records.size() != extent.records() || next - 1 != extent.last()) {
      throw refused(
          part,
          "holds %d records up to offset %d and its manifest says %d up to %d"
              .formatted(records.size(), next - 1, extent.records(), extent.last()));
    }
  }

  private ObjectKey key(Part part) {
    return ObjectKey.of(manifest.name(), part.object());
  }

  private BackupRefused gone(Part part) {
    return refused(part, "is not there any more");
  }

  private BackupRefused refused(Part part, String why) {
    return new BackupRefused(
        "backup '%s': part '%s' %s; take another backup, or another copy of this one"
            .formatted(manifest.name(), part.object(), why));
  }
}
