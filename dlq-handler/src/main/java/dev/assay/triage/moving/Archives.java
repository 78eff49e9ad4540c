package dev.assay.triage.moving;

import dev.assay.contracts.redrives.RedriveProgress;
import dev.assay.contracts.redrives.RedriveWish.Selection;
import dev.assay.triage.archive.ArchiveAway;
import dev.assay.triage.archive.ArchiveName;
import dev.assay.triage.archive.ArchiveRefused;
import dev.assay.triage.archive.ArchiveStore;
import dev.assay.triage.archive.ArchiveWriter;
import dev.assay.triage.archive.Manifest;
import dev.assay.triage.group.DeadLetterRecord;
import dev.assay.triage.intake.Arrival;
import dev.assay.triage.intake.Intake;
import dev.assay.triage.privacy.Mask;
import dev.assay.triage.redrive.Selecting;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes archives of dead letters, one after the other.
 *
 * <p>An archive is there when its manifest is, which is written last; one that a process died over
 * is not, and may be made again under its name.
 */
public final class Archives implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Archives.class);

  private final MovingSettings settings;
  private final ArchiveStore store;
  private final boolean hides;
  private final InstantSource clock;
  private final Map<String, ArchiveView> here = new ConcurrentHashMap<>();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("archiving").factory());

  /**
   * Archives in a store.
   *
   * @param hides whether what privacy hides is hidden in them too
   */
  public Archives(MovingSettings settings, ArchiveStore store, boolean hides, InstantSource clock) {
    this.settings = settings;
    this.store = store;
    this.hides = hides;
    this.clock = clock;
  }

  /**
   * Begins to archive what stands there now.
   *
   * @throws ArchiveRefused if there is an archive of that name, or Kafka will never show the topics
   * @throws ArchiveAway if the store or Kafka can't be had now
   */
  public ArchiveView begin(ArchiveName name, Selection selection, String by, String why) {
    boolean isAtWork =
        Optional.ofNullable(here.get(name.value()))
            .map(view -> view.state() == ArchiveView.State.RUNNING)
            .orElse(false);
    if (isAtWork || store.get(name, Manifest.OBJECT).isPresent()) {
      throw new ArchiveRefused(
          "archive '%s' is in %s already; give another name".formatted(name, store.where()));
    }
    List<RedriveProgress> extent = extent(selection.topics());
    ArchiveView begun = ArchiveView.begun(name, store.where(), by, why, clock.millis());
    here.put(name.value(), begun);
    var _ = worker.submit(() -> make(name, begun, new Selecting(selection), extent));
    return begun;
  }

  private List<RedriveProgress> extent(List<String> topics) {
    try {
      return new Surroundings(settings).extent(topics);
    } catch (KafkaException failed) {
      String why = "dead letters can't be read now: " + Trouble.inWords(failed);
      throw Trouble.lasts(failed) ? new ArchiveRefused(why) : new ArchiveAway(why, failed);
    }
  }

  private void make(
      ArchiveName name, ArchiveView begun, Selecting selecting, List<RedriveProgress> extent) {
    try (Letters letters = new LetterReader(settings.kafka(), extent)) {
      ArchiveWriter writer = new ArchiveWriter(name, store);
      while (!letters.isThrough() && !worker.isShutdown()) {
        for (Arrival letter : letters.next()) {
          if (selecting.selects(letter)) {
            writer.add(hides ? shown(letter) : letter);
          }
        }
        here.put(name.value(), begun.at(writer.letters()));
      }
      if (letters.isThrough()) {
        Manifest manifest = writer.finish(begun.by(), begun.why(), begun.atMs());
        here.put(name.value(), ArchiveView.of(manifest, store.where()));
        LOG.atInfo()
            .addKeyValue("archive", name)
            .addKeyValue("letters", manifest.letters())
            .log("archive completed");
      }
    } catch (KafkaException | ArchiveAway | ArchiveRefused failed) {
      LOG.atError().addKeyValue("archive", name).setCause(failed).log("archive failed");
      here.put(name.value(), begun.failed(Trouble.inWords(failed)));
    }
  }

  /** A letter as it may be kept. */
  private Arrival shown(Arrival letter) {
    DeadLetterRecord read = Intake.read(letter).letter();
    Optional<Mask> mask =
        settings.privacy().maskOf(read.trace().sourceTopic(), read.trace().schema());
    if (mask.isEmpty()) {
      return letter;
    }
    Optional<byte[]> key = letter.key().map(mask.get()::key);
    Optional<byte[]> value = letter.value().map(mask.get()::value);
    boolean isSame = isSame(key, letter.key()) && isSame(value, letter.value());
    return isSame ? letter : new Arrival(letter.moment(), letter.headers(), key, value, true);
  }

  private static boolean isSame(Optional<byte[]> one, Optional<byte[]> other) {
    return Arrays.equals(one.orElse(new byte[0]), other.orElse(new byte[0]));
  }

  /** One archive, complete or being made here. */
  public Optional<ArchiveView> find(ArchiveName name) {
    Optional<ArchiveView> known = Optional.ofNullable(here.get(name.value()));
    return known.isPresent() && known.get().state() != ArchiveView.State.COMPLETED
        ? known
        : store
            .get(name, Manifest.OBJECT)
            .map(_ -> ArchiveView.of(Manifest.of(name, store), store.where()));
  }

  /** Every archive that is complete, by name; of one that can't be read, why. */
  public List<ArchiveView> all() {
    return store.having(Manifest.OBJECT).stream().map(this::seen).toList();
  }

  private ArchiveView seen(ArchiveName name) {
    try {
      return ArchiveView.of(Manifest.of(name, store), store.where());
    } catch (ArchiveRefused damaged) {
      return ArchiveView.unreadable(name, store.where(), String.valueOf(damaged.getMessage()));
    }
  }

  /** Leaves what is not complete; it counts for nothing. */
  @Override
  public void close() {
    worker.shutdownNow();
  }
}
