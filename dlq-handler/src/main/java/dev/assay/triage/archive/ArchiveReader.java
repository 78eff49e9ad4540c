package dev.assay.triage.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.triage.archive.Manifest.Part;
import dev.assay.triage.intake.Arrival;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;

/**
 * Reads the letters of an archive, each partition in its order; an object is verified before the
 * first of its letters is given out. Used by one thread.
 */
public final class ArchiveReader {
  private final Manifest manifest;
  private final ArchiveStore store;
  private final Deque<Part> ahead;
  private Optional<Reading> reading = Optional.empty();

  private record Reading(Part part, BufferedReader lines, Count count) {}

  private static final class Count {
    private long letters;
  }

  /** Reads these objects of an archive. */
  public ArchiveReader(Manifest manifest, ArchiveStore store, Predicate<Part> wanted) {
    this.manifest = manifest;
    this.store = store;
    this.ahead = new ArrayDeque<>(manifest.objects().stream().filter(wanted).toList());
  }

  /**
   * The next letters, at most so many; none at the end.
   *
   * @throws ArchiveRefused naming the object that is not what was written
   */
  public List<Arrival> next(int max) {
    List<Arrival> letters = new ArrayList<>();
    while (letters.size() < max && (reading.isPresent() || !ahead.isEmpty())) {
      Reading current = reading.orElseGet(() -> open(ahead.pop()));
      reading = Optional.of(current);
      Optional<Arrival> letter = letter(current);
      letter.ifPresent(letters::add);
      if (letter.isEmpty()) {
        reading = Optional.empty();
      }
    }
    return letters;
  }

  /** Whether all has been read. */
  public boolean isThrough() {
    return reading.isEmpty() && ahead.isEmpty();
  }

  private Reading open(Part part) {
    byte[] bytes = manifest.verified(part, store);
    try {
      return new Reading(
          part,
          new BufferedReader(
              new InputStreamReader(new GZIPInputStream(new ByteArrayInputStream(bytes)), UTF_8)),
          new Count());
    } catch (IOException damaged) {
      throw manifest.refused(part, "is no gzip");
    }
  }

  private Optional<Arrival> letter(Reading current) {
    try {
      Optional<String> line = Optional.ofNullable(current.lines.readLine());
      if (line.isEmpty() && current.count.letters != current.part.letters()) {
        throw manifest.refused(
            current.part,
            "holds %d letters and its manifest says %d"
                .formatted(current.count.letters, current.part.letters()));
      }
      current.count.letters++;
      return line.map(LetterLine::read);
    } catch (IOException | JacksonException | IllegalArgumentException damaged) {
      throw manifest.refused(current.part, "holds a line that is no dead letter");
    }
  }
}
