package dev.assay.triage.topology;

import dev.assay.triage.form.FormCodec;
import dev.assay.triage.group.Figures;
import dev.assay.triage.group.Sample;
import dev.assay.triage.privacy.Keeping;
import dev.assay.triage.privacy.Privacy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Drops groups and samples when their time is over, and hides in samples what was not to be hidden
 * when they were kept.
 *
 * <p>One for each partition, called on its thread. Everything is looked through, so seldom: groups
 * once a minute, samples every ten minutes and whenever there may be more to hide.
 */
final class Tidying {
  static final Duration TICK = Duration.ofSeconds(5);
  private static final int TICKS_PER_GROUPS = 12;
  private static final int TICKS_PER_SAMPLES = 120;

  private final Privacy privacy;
  private final Keeping keeping;
  private long ticks;
  private long hiddenBy = -1;

  Tidying(Privacy privacy, Keeping keeping) {
    this.privacy = privacy;
    this.keeping = keeping;
  }

  /**
   * Does what is due.
   *
   * @param forgotten is told of every group that is gone
   */
  void tick(Stores stores, Instant now, Consumer<String> forgotten) {
    if (!keeping.isForever() && ticks % TICKS_PER_GROUPS == 0) {
      overdue(stores, now)
          .forEach(fingerprint -> {
            forget(stores, fingerprint);
            forgotten.accept(fingerprint);
          });
    }
    boolean isMoreHidden = privacy.generation() != hiddenBy;
    if (isMoreHidden || (!keeping.isForever() && ticks % TICKS_PER_SAMPLES == 0)) {
      hiddenBy = privacy.generation();
      samples(stores.samples(), now);
    }
    ticks++;
  }

  private List<String> overdue(Stores stores, Instant now) {
    List<String> found = new ArrayList<>();
    try (KeyValueIterator<String, Figures> all = stores.figures().all()) {
      all.forEachRemaining(group -> {
        boolean isOver =
            Stores.in(stores.profiles(), group.key)
                .flatMap(profile -> keeping.groupsOf(profile.reach().sourceTopics()))
                .map(kept -> group.value.latest().failedAt().isBefore(now.minus(kept)))
                .orElse(false);
        if (isOver) {
          found.add(group.key);
        }
      });
    }
    return found;
  }

  private static void forget(Stores stores, String fingerprint) {
    var _ = stores.figures().delete(fingerprint);
    var _ = stores.profiles().delete(fingerprint);
    var _ = stores.plans().delete(fingerprint);
    var _ = stores.marks().delete(fingerprint);
    var _ = stores.watches().delete(fingerprint);
    forgetAll(stores.samples(), fingerprint);
    forgetAll(stores.timeline(), fingerprint);
  }

  private static <T> void forgetAll(KeyValueStore<String, T> store, String fingerprint) {
    List<String> keys = new ArrayList<>();
    try (KeyValueIterator<String, T> all =
        store.range(Stores.from(fingerprint), Stores.to(fingerprint))) {
      all.forEachRemaining(entry -> keys.add(entry.key));
    }
    keys.forEach(store::delete);
  }

  private void samples(KeyValueStore<String, byte[]> samples, Instant now) {
    List<String> over = new ArrayList<>();
    Map<String, byte[]> hidden = new LinkedHashMap<>();
    try (KeyValueIterator<String, byte[]> all = samples.all()) {
      all.forEachRemaining(entry -> {
        Sample sample = FormCodec.SAMPLE.read(entry.value);
        boolean isOver =
            keeping
                .samplesOf(sample.origin().topic())
                .map(kept -> sample.moment().failedAt().isBefore(now.minus(kept)))
                .orElse(false);
        Sample shown = privacy.veiled(sample);
        if (isOver) {
          over.add(entry.key);
        } else if (!shown.equals(sample)) {
          hidden.put(entry.key, FormCodec.SAMPLE.write(shown));
        }
      });
    }
    over.forEach(samples::delete);
    hidden.forEach(samples::put);
  }
}
