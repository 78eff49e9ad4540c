package dev.assay.triage.adding;

import dev.assay.triage.group.Bounds;
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
  private static final int MAX_HOURS = 256;

  private final DeadLetterRecord first;
  private final List<Addition.SchemaHour> hours = new ArrayList<>(1);
  private final Map<Moment, Sample> samples = new TreeMap<>();
  private SamplePlan plan = SamplePlan.NONE;
  private Figures figures;
  private Profile profile;

  Growing(DeadLetterRecord first) {
    this.first = first;
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

  /** Keeps an example if it may still be wanted; tells about how many bytes more that takes. */
  int sample(Moment moment, Supplier<Sample> making) {
    SamplePlan after = plan.with(moment);
    if (after.equals(plan)) {
      return 0;
    }
    plan = after;
    samples.keySet().removeIf(kept -> !after.keeps(kept));
    if (!after.keeps(moment)) {
      return 0;
    }
    Sample sample = making.get();
    samples.put(moment, sample);
    return weightOf(sample);
  }

  private static int weightOf(Sample sample) {
    EventText value = sample.event().value();
    int key = sample.event().key().map(text -> text.text().length()).orElse(0);
    return WEIGHT + value.text().length() + key + Bounds.MAX_VIOLATIONS_LENGTH / 8;
  }

  Addition addition() {
    return new Addition(
        new FailureGroup(first.fingerprint(), figures, profile),
        hours,
        List.copyOf(samples.values()));
  }
}
