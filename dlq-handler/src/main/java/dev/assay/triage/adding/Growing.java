package dev.assay.triage.adding;

import static java.util.Objects.requireNonNull;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.triage.group.DeadLetterRecord;
import dev.assay.triage.group.FailureGroup;
import dev.assay.triage.group.Figures;
import dev.assay.triage.group.Moment;
import dev.assay.triage.group.Profile;
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
  private static final int SAMPLE_WEIGHT = 256;
  private static final int MAX_HOURS = 256;

  private final FailureFingerprint fingerprint;
  private final List<GrowingHour> hours = new ArrayList<>(1);
  private final Map<Moment, SentSample> samples = new TreeMap<>();
  private SamplePlan plan;
  private Figures figures;
  private Profile profile;
  private DeadLetterRecord last;

  /** Begins with one letter, and with the samples that the group was sent before. */
  Growing(DeadLetterRecord first, SamplePlan sent) {
    this.fingerprint = first.fingerprint();
    this.last = first;
    this.plan = sent;
    this.figures = Figures.of(first.moment());
    this.profile = Profile.of(first);
    var _ = count(first);
  }

  /** Adds one more; tells about how many bytes more that takes. */
  int add(DeadLetterRecord letter) {
    boolean isLatest = letter.moment().compareTo(figures.latest()) > 0;
    figures = figures.with(letter.moment());
    // Of a flood nearly all say what was said, and needn't be compared with all that is known.
    boolean saysTheSame = !isLatest || letter.complaint().equals(profile.complaint());
    if (!saysTheSame || !reachesNoFurther(last, letter)) {
      profile = profile.with(letter, isLatest);
    }
    last = letter;
    return count(letter);
  }

  private static boolean reachesNoFurther(DeadLetterRecord known, DeadLetterRecord letter) {
    return letter.trace().equals(known.trace())
        && letter.moment().position().topic().equals(known.moment().position().topic());
  }

  /** Whether it has as many hours as one message should hold. */
  boolean isFull() {
    return hours.size() >= MAX_HOURS;
  }

  private int count(DeadLetterRecord letter) {
    String schema = letter.complaint().schema();
    long epochMs = letter.moment().failedAt().toEpochMilli();
    long hour = HourTally.hourOf(epochMs);
    for (GrowingHour one : hours) {
      if (one.isOf(schema, hour)) {
        one.add(epochMs);
        return 0;
      }
    }
    GrowingHour one = new GrowingHour(schema, hour);
    one.add(epochMs);
    hours.add(one);
    return HOUR_WEIGHT;
  }

  /**
   * Keeps an example if it may still be wanted; tells about how many bytes more that takes, or
   * fewer, where others are wanted no more.
   */
  int sample(Moment moment, Supplier<byte[]> making) {
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
      SentSample sample = new SentSample(moment, making.get());
      samples.put(moment, sample);
      more += weightOf(sample);
    }
    return more;
  }

  private static int weightOf(SentSample sample) {
    return SAMPLE_WEIGHT + sample.form().length;
  }

  /** The samples that the group was sent, with these. */
  SamplePlan plan() {
    return plan;
  }

  Addition addition() {
    return new Addition(
        new FailureGroup(fingerprint, figures, profile),
        hours.stream().map(GrowingHour::sum).toList(),
        List.copyOf(samples.values()));
  }
}
