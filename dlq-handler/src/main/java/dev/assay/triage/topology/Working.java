package dev.assay.triage.topology;

import dev.assay.triage.group.DeadLetterRecord;
import dev.assay.triage.group.Figures;
import dev.assay.triage.group.Moment;
import dev.assay.triage.group.Profile;
import dev.assay.triage.group.Sample;
import dev.assay.triage.group.SamplePlan;
import dev.assay.triage.timeline.HourTally;
import java.util.Optional;

/**
 * A group as it was written last, so that the next dead letter needs not read it back.
 *
 * <p>Only the grouping of one partition writes these stores, and it forgets all of this whenever
 * the stores are opened anew, so what is remembered can't be older than what is stored.
 *
 * @param hour the hour of the timeline written last
 */
record Working(Figures figures, Profile profile, SamplePlan plan, HourTally hour) {

  /** What is stored about a group; nothing where the dead letter is its first. */
  static Optional<Working> load(Stores stores, String fingerprint, Moment moment) {
    return Stores.in(stores.figures(), fingerprint)
        .map(figures ->
            new Working(
                figures,
                Stores.in(stores.profiles(), fingerprint)
                    .orElseThrow(() ->
                        new IllegalStateException(
                            "group %s has figures and no profile".formatted(fingerprint))),
                Stores.in(stores.plans(), fingerprint).orElse(SamplePlan.NONE),
                hourOf(stores, fingerprint, moment)));
  }

  /** Writes the first dead letter of a group. */
  static Working begin(Stores stores, DeadLetterRecord letter) {
    Profile profile = Profile.of(letter);
    stores.profiles().put(letter.fingerprint().value(), profile);
    Working none =
        new Working(
            Figures.of(letter.moment()),
            profile,
            SamplePlan.NONE,
            hourOf(stores, letter.fingerprint().value(), letter.moment()));
    return none.written(stores, letter);
  }

  /** Writes one more dead letter. */
  Working add(Stores stores, DeadLetterRecord letter) {
    boolean isLatest = letter.moment().compareTo(figures.latest()) > 0;
    Profile after = profile.with(letter, isLatest);
    if (!after.equals(profile)) {
      stores.profiles().put(letter.fingerprint().value(), after);
    }
    return new Working(figures.with(letter.moment()), after, plan, hour).written(stores, letter);
  }

  private Working written(Stores stores, DeadLetterRecord letter) {
    String fingerprint = letter.fingerprint().value();
    stores.figures().put(fingerprint, figures);
    SamplePlan kept = letter.sample().map(sample -> kept(stores, fingerprint, sample)).orElse(plan);
    return new Working(figures, profile, kept, tallied(stores, fingerprint, letter.moment()));
  }

  private SamplePlan kept(Stores stores, String fingerprint, Sample sample) {
    SamplePlan after = plan.with(sample.moment());
    if (after.equals(plan)) {
      return plan;
    }
    stores.plans().put(fingerprint, after);
    if (after.keeps(sample.moment())) {
      stores.samples().put(Stores.sampleKey(fingerprint, sample.moment().position()), sample);
    }
    for (Moment before : plan.kept()) {
      if (!after.keeps(before)) {
        var _ = stores.samples().delete(Stores.sampleKey(fingerprint, before.position()));
      }
    }
    return after;
  }

  private HourTally tallied(Stores stores, String fingerprint, Moment moment) {
    long epochMs = moment.failedAt().toEpochMilli();
    long its = HourTally.hourOf(epochMs);
    HourTally before = its == hour.hour() ? hour : hourOf(stores, fingerprint, moment);
    HourTally after = before.with(epochMs);
    if (!after.equals(before)) {
      stores.timeline().put(Stores.hourKey(fingerprint, its), after);
    }
    return after;
  }

  private static HourTally hourOf(Stores stores, String fingerprint, Moment moment) {
    long its = HourTally.hourOf(moment.failedAt().toEpochMilli());
    return Stores.in(stores.timeline(), Stores.hourKey(fingerprint, its))
        .orElseGet(() -> HourTally.empty(its));
  }
}
