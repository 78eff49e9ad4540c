package dev.assay.triage.archive;

import dev.assay.triage.archive.Manifest.Part;
import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.intake.Arrival;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Writes one archive: letters in the order of their partitions, then the manifest. Holds one object
 * of each partition in memory; used by one thread.
 */
public final class ArchiveWriter {
  private static final int MAX_OBJECT_LETTERS = 50_000;
  private static final long MAX_OBJECT_BYTES = 32L << 20;
  private static final Comparator<Part> ORDER =
      Comparator.comparing(Part::topic)
          .thenComparingInt(Part::partition)
          .thenComparingLong(Part::first);

  private final ArchiveName name;
  private final ArchiveStore store;
  private final Map<Place, Open> open = new HashMap<>();
  private final List<Part> written = new ArrayList<>();
  private long letters;
  private long hidden;

  private record Place(String topic, int partition) {}

  /** Begins an archive. */
  public ArchiveWriter(ArchiveName name, ArchiveStore store) {
    this.name = name;
    this.store = store;
  }

  /** Adds a letter. */
  public void add(Arrival letter) {
    LetterPosition at = letter.moment().position();
    Place place = new Place(at.topic(), at.partition());
    Open part = open.computeIfAbsent(place, _ -> new Open(at));
    part.add(letter);
    letters++;
    hidden += letter.hidden() ? 1 : 0;
    if (part.isFull()) {
      written.add(part.put());
      open.remove(place);
    }
  }

  /** How many letters were added so far. */
  public long letters() {
    return letters;
  }

  /** Writes what is left, and the manifest. */
  public Manifest finish(String by, String why, long atMs) {
    open.values().forEach(part -> written.add(part.put()));
    open.clear();
    Manifest manifest =
        new Manifest(
            Manifest.FORM,
            name.value(),
            by,
            why,
            atMs,
            letters,
            hidden,
            written.stream().sorted(ORDER).toList());
    store.put(name, Manifest.OBJECT, manifest.bytes());
    return manifest;
  }

  private final class Open {
    private final LetterPosition first;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final GZIPOutputStream lines;
    private long last;
    private long count;
    private long plainBytes;

    Open(LetterPosition first) {
      this.first = first;
      try {
        this.lines = new GZIPOutputStream(bytes);
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }

    void add(Arrival letter) {
      byte[] line = LetterLine.write(letter);
      try {
        lines.write(line);
        lines.write('\n');
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      last = letter.moment().position().offset();
      count++;
      plainBytes += line.length;
    }

    boolean isFull() {
      return count >= MAX_OBJECT_LETTERS || plainBytes >= MAX_OBJECT_BYTES;
    }

    Part put() {
      try {
        lines.close();
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      byte[] whole = bytes.toByteArray();
      String object =
          "%s-%d-%020d.ndjson.gz".formatted(first.topic(), first.partition(), first.offset());
      store.put(name, object, whole);
      return new Part(
          object,
          first.topic(),
          first.partition(),
          first.offset(),
          last,
          count,
          whole.length,
          Manifest.sha256(whole));
    }
  }
}
