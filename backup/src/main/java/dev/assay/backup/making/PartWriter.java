package dev.assay.backup.making;

import dev.assay.backup.form.BackupName;
import dev.assay.backup.form.FactTopic;
import dev.assay.backup.form.LogLines;
import dev.assay.backup.form.LogRecord;
import dev.assay.backup.form.Part;
import dev.assay.backup.form.Part.Extent;
import dev.assay.backup.form.Sha256;
import dev.assay.store.Content;
import dev.assay.store.ObjectKey;
import dev.assay.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes the parts of one attempt at a backup; for one thread.
 *
 * <p>Two who make a backup of the same name at once never write the same object: every attempt has
 * a word of its own in the names of its parts. Whose they are, the manifest says.
 */
final class PartWriter {
  private static final int MAX_RECORDS = 10_000;
  private static final long MAX_BYTES = 8L << 20;
  private static final Comparator<Part> ORDER =
      Comparator.comparing((Part part) ->
              part.log().map(Extent::topic).map(PartWriter::rank).orElse(Integer.MAX_VALUE))
          .thenComparing(part -> part.log().map(Extent::first).orElse(0L));

  private final BackupName backup;
  private final ObjectStore store;
  private final String attempt = UUID.randomUUID().toString().substring(0, 8);
  private final Map<FactTopic, List<LogRecord>> open = new EnumMap<>(FactTopic.class);
  private final List<Part> written = new ArrayList<>();
  private long openBytes;

  PartWriter(BackupName backup, ObjectStore store) {
    this.backup = backup;
    this.store = store;
  }

  private static int rank(String topic) {
    return topic.equals(FactTopic.SCHEMAS.text()) ? 0 : 1;
  }

  void add(LogRecord record) {
    List<LogRecord> records = open.computeIfAbsent(record.topic(), _ -> new ArrayList<>());
    records.add(record);
    openBytes += record.key().length + record.value().map(value -> value.length).orElse(0);
    if (records.size() >= MAX_RECORDS || openBytes >= MAX_BYTES) {
      flush();
    }
  }

  private void flush() {
    open.values().forEach(this::put);
    open.clear();
    openBytes = 0;
  }

  private void put(List<LogRecord> records) {
    LogRecord first = records.getFirst();
    byte[] bytes = LogLines.pack(records);
    String object =
        "%s-%s-%020d.ndjson.gz".formatted(attempt, first.topic().text(), first.offset());
    store.put(key(object), new Content.Bytes(bytes));
    written.add(
        Part.of(
            object,
            Sha256.of(bytes),
            Optional.of(
                new Extent(
                    first.topic().text(),
                    first.offset(),
                    records.getLast().offset(),
                    records.size()))));
  }

  void add(Path etcdSnapshot) {
    String object = attempt + "-etcd.snapshot";
    store.put(key(object), new Content.InFile(etcdSnapshot));
    try (InputStream bytes = Files.newInputStream(etcdSnapshot)) {
      written.add(Part.of(object, Sha256.of(bytes), Optional.empty()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** All parts, in their order; nothing can be added any more. */
  List<Part> finish() {
    flush();
    return written.stream().sorted(ORDER).toList();
  }

  /** Takes away what was written. */
  void discard() {
    written.forEach(part -> store.remove(key(part.object())));
  }

  private ObjectKey key(String object) {
    return ObjectKey.of(backup.value(), object);
  }
}
