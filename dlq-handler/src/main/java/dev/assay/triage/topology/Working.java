package dev.assay.triage.topology;

import dev.assay.triage.adding.Addition;
import dev.assay.triage.adding.SentSample;
import dev.assay.triage.group.FailureGroup;
import dev.assay.triage.group.Figures;
import dev.assay.triage.group.Moment;
import dev.assay.triage.group.Profile;
import dev.assay.triage.group.SamplePlan;
import dev.assay.triage.timeline.HourTally;
import java.util.List;
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

  /** Writes the first dead letters of a group. */
  static Working begin(Stores stores, Addition addition) {
    FailureGroup group = addition.group();
    stores.profiles().put(group.fingerprint().value(), group.profile());
    Working none =
        new Working(
            group.figures(),
            group.profile(),
            SamplePlan.NONE,
            hourOf(stores, group.fingerprint().value(), group.figures().latest()));
    return none.written(stores, addition);
  }

  /** Writes more dead letters. */
  Working add(Stores stores, Addition addition) {
    FailureGroup others = addition.group();
    boolean areLatest = others.figures().latest().compareTo(figures.latest()) > 0;
    Profile after = profile.with(others.profile(), areLatest);
    if (!after.equals(profile)) {
      stores.profiles().put(others.fingerprint().value(), after);
    }
    return new Working(figures.with(others.figures()), after, plan, hour).written(stores, addition);
  }

  private Working written(Stores stores, Addition addition) {
    String fingerprint = addition.group().fingerprint().value();
    stores.figures().put(fingerprint, figures);
    SamplePlan kept = kept(stores, fingerprint, addition.samples());
    HourTally last = hour;
    for (Addition.SchemaHour one : addition.hours()) {
      last = tallied(stores, fingerprint, last, one.tally());
    }
    return new Working(figures, profile, kept, last);
  }

  private SamplePlan kept(Stores stores, String fingerprint, List<SentSample> samples) {
    SamplePlan after = plan;
    for (SentSample sample : samples) {
      after = after.with(sample.moment());
    }
    if (after.equals(plan)) {
      return plan;
    }
    stores.plans().put(fingerprint, after);
    for (SentSample sample : samples) {
      if (after.keeps(sample.moment())) {
        stores
            .samples()
            .put(Stores.sampleKey(fingerprint, sample.moment().position()), sample.form());
      }
    }
    for (Moment before : plan.kept()) {
      if (!after.keeps(before)) {
        var _ = stores.samples().delete(Stores.sampleKey(fingerprint, before.position()));
      }
    }
    return after;
  }

  private static HourTally tallied(
      Stores stores, String fingerprint, HourTally last, HourTally more) {
    HourTally before = more.hour() == last.hour() ? last : hourAt(stores, fingerprint, more.hour());
    HourTally after = before.with(more);
    if (!after.equals(before)) {
      stores.timeline().put(Stores.hourKey(fingerprint, more.hour()), after);
    }
    return after;
  }

  private static HourTally hourOf(Stores stores, String fingerprint, Moment moment) {
    return hourAt(stores, fingerprint, HourTally.hourOf(moment.failedAt().toEpochMilli()));
  }

  /** What stands in the place of an hour: that hour, or one a few weeks from it. */
  private static HourTally hourAt(Stores stores, String fingerprint, long hour) {
    return Stores.in(stores.timeline(), Stores.hourKey(fingerprint, hour))
        .orElseGet(() -> HourTally.empty(hour));
  }
}
