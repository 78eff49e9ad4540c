package dev.assay.triage.adding;

import static java.util.Objects.requireNonNull;

import dev.assay.triage.group.DeadLetterRecord;
import dev.assay.triage.group.EventText;
import dev.assay.triage.group.FailureGroup;
import dev.assay.triage.group.Figures;
import dev.assay.triage.group.Moment;
import dev.assay.triage.group.Profile;
import dev.assay.triage.group.Sample;
import dev.assay.triage.group.SamplePlan;
import dev.assay.triage.timeline.HourTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** One group while it is added up. */
final class Growing {
  /** Bytes without samples, about. */
  static final int WEIGHT = 1_024;

  private static final int HOUR_WEIGHT = 512;
  private static final int SAMPLE_WEIGHT = 768;
  private static final int MAX_HOURS = 256;

  private final DeadLetterRecord first;
  private final List<Addition.SchemaHour> hours = new ArrayList<>(1);
  private final Map<Moment, Sample> samples = new TreeMap<>();
  private SamplePlan plan;
  private Figures figures;
  private Profile profile;

  /** Begins with one letter, and with the samples that the group was sent before. */
  Growing(DeadLetterRecord first, SamplePlan sent) {
    this.first = first;
    this.plan = sent;
    this.figures = Figures.of(first.moment());
    this.profile = Profile.of(first);
    var _ = count(first);
  }

  /** Adds one more; tells about how many bytes more that takes. */
  int add(DeadLetterRecord letter) {
    boolean isLatest = letter.moment().compareTo(figures.latest()) > 0;
    figures = figures.with(letter.moment());
    profile = profile.with(letter, isLatest);
    return count(letter);
  }

  /** Whether it has as many hours as one message should hold. */
  boolean isFull() {
    return hours.size() >= MAX_HOURS;
  }

  private int count(DeadLetterRecord letter) {
    String schema = letter.complaint().schema();
    long epochMs = letter.moment().failedAt().toEpochMilli();
    long hour = HourTally.hourOf(epochMs);
    for (int i = 0; i < hours.size(); i++) {
      Addition.SchemaHour one = hours.get(i);
      if (one.tally().hour() == hour && one.schema().equals(schema)) {
        hours.set(i, new Addition.SchemaHour(schema, one.tally().with(epochMs)));
        return 0;
      }
    }
    hours.add(new Addition.SchemaHour(schema, HourTally.empty(hour).with(epochMs)));
    return HOUR_WEIGHT;
  }

  /**
   * Keeps an example if it may still be wanted; tells about how many bytes more that takes, or
   * fewer, where others are wanted no more.
   */
  int sample(Moment moment, Supplier<Sample> making) {
    SamplePlan after = plan.with(moment);
    if (after.equals(plan)) {
      return 0;
    }
    plan = after;
    int more = 0;
    for (Moment kept : List.copyOf(samples.keySet())) {
      if (!after.keeps(kept)) {
        more -= weightOf(requireNonNull(samples.remove(kept)));
      }
    }
    if (after.keeps(moment)) {
      Sample sample = making.get();
      samples.put(moment, sample);
      more += weightOf(sample);
    }
    return more;
  }

  /** Violations are those of a letter before, as a rule. */
  private static int weightOf(Sample sample) {
    EventText value = sample.event().value();
    int key = sample.event().key().map(text -> text.text().length()).orElse(0);
    return SAMPLE_WEIGHT + value.text().length() + key;
  }

  /** The samples that the group was sent, with these. */
  SamplePlan plan() {
    return plan;
  }

  Addition addition() {
    return new Addition(
        new FailureGroup(first.fingerprint(), figures, profile),
        hours,
        List.copyOf(samples.values()));
  }
}
