package dev.assay.triage.topology;

import dev.assay.triage.alert.WatchForms;
import dev.assay.triage.alert.WatchMemory;
import dev.assay.triage.form.FormCodec;
import dev.assay.triage.group.Figures;
import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.group.Profile;
import dev.assay.triage.group.SamplePlan;
import dev.assay.triage.mark.Marks;
import dev.assay.triage.timeline.HourTally;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The stores of one partition of the groups.
 *
 * <p>A group is spread over several, so that a dead letter writes only what it changes: the figures
 * and a minute of the timeline each time, a profile or a sample now and then.
 *
 * @param figures by fingerprint
 * @param profiles by fingerprint
 * @param plans by fingerprint: which samples there are
 * @param samples by {@link #sampleKey}, in their form: only who shows or judges one reads it
 * @param timeline by {@link #hourKey}
 * @param marks by fingerprint
 * @param watches by fingerprint: what was told already
 * @param spent by schema: dead letters of the hour
 */
record Stores(
    KeyValueStore<String, Figures> figures,
    KeyValueStore<String, Profile> profiles,
    KeyValueStore<String, SamplePlan> plans,
    KeyValueStore<String, byte[]> samples,
    KeyValueStore<String, HourTally> timeline,
    KeyValueStore<String, Marks> marks,
    KeyValueStore<String, WatchMemory> watches,
    KeyValueStore<String, HourTally> spent) {
  static final String FIGURES = "failure-figures";
  static final String PROFILES = "failure-profiles";
  static final String PLANS = "failure-sample-plans";
  static final String SAMPLES = "failure-samples";
  static final String TIMELINE = "failure-timeline";
  static final String MARKS = "failure-marks";
  static final String WATCHES = "failure-watches";
  static final String SPENT = "failure-budgets";
  static final String[] ALL = {FIGURES, PROFILES, PLANS, SAMPLES, TIMELINE, MARKS, WATCHES, SPENT};

  /** Comes right after the slash that ends a fingerprint in a key. */
  private static final char AFTER_SLASH = '0';

  static Stores of(ProcessingContext context) {
    return new Stores(
        context.getStateStore(FIGURES),
        context.getStateStore(PROFILES),
        context.getStateStore(PLANS),
        context.getStateStore(SAMPLES),
        context.getStateStore(TIMELINE),
        context.getStateStore(MARKS),
        context.getStateStore(WATCHES),
        context.getStateStore(SPENT));
  }

  static List<StoreBuilder<?>> builders() {
    return List.of(
        builder(FIGURES, FormSerde.of(FormCodec.FIGURES)),
        builder(PROFILES, FormSerde.of(FormCodec.PROFILE)),
        builder(PLANS, FormSerde.of(FormCodec.PLAN)),
        builder(SAMPLES, Serdes.ByteArray()),
        builder(TIMELINE, FormSerde.of(FormCodec.HOUR)),
        builder(MARKS, FormSerde.of(FormCodec.MARKS)),
        builder(WATCHES, FormSerde.of(WatchForms::write, WatchForms::readMemory)),
        // Every group of a schema writes the same line.
        builder(SPENT, FormSerde.of(FormCodec.HOUR)).withCachingEnabled());
  }

  /**
   * Not cached: a group is written a few times a second at the most, whatever floods it, and what
   * is written once in each commit is only copied by a cache.
   */
  static <T> StoreBuilder<?> builder(String name, Serde<T> serde) {
    return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
            org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name),
            Serdes.String(),
            serde)
        .withLoggingEnabled(Map.of())
        .withCachingDisabled();
  }

  static String sampleKey(String fingerprint, LetterPosition position) {
    return fingerprint
        + '/'
        + position.partition()
        + '-'
        + position.offset()
        + '-'
        + position.topic();
  }

  static String hourKey(String fingerprint, long hour) {
    return fingerprint + "/" + HourTally.placeOf(hour);
  }

  /** The first key of what belongs to a group. */
  static String from(String fingerprint) {
    return fingerprint + "/";
  }

  /** The key after all that belong to a group. */
  static String to(String fingerprint) {
    return fingerprint + AFTER_SLASH;
  }

  static <T> Optional<T> in(KeyValueStore<String, T> store, String key) {
    return Optional.ofNullable(store.get(key));
  }
}
