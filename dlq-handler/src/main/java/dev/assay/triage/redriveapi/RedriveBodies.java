package dev.assay.triage.redriveapi;

import dev.assay.contracts.redrives.RedriveCounts;
import dev.assay.contracts.redrives.RedriveRecord;
import dev.assay.contracts.rest.RedriveBody;
import dev.assay.triage.group.EventText;
import dev.assay.triage.moving.RedriveView;
import dev.assay.triage.redrive.BeforeAfter;
import java.util.List;
import java.util.Optional;

/** Redrives as clients read them. */
final class RedriveBodies {
  private RedriveBodies() {}

  static RedriveBody of(RedriveView view) {
    return with(view.samples(), view);
  }

  /** A list shows no payloads. */
  static RedriveBody withoutSamples(RedriveView view) {
    return with(List.of(), view);
  }

  private static RedriveBody with(List<BeforeAfter> samples, RedriveView view) {
    return new RedriveBody(
        view.redrive(),
        samples.stream().map(RedriveBodies::sample).toList(),
        view.perSecond().map(rate -> new RedriveBody.Pace(rate, secondsLeft(view.redrive(), rate))),
        view.trouble(),
        view.needsForce());
  }

  private static Optional<Long> secondsLeft(RedriveRecord redrive, double rate) {
    return redrive
        .plan()
        .map(plan -> plan.passing() + plan.parked() - moved(redrive.counts()))
        .filter(left -> left >= 0)
        .map(left -> (long) Math.ceil(left / rate));
  }

  private static long moved(RedriveCounts counts) {
    return counts.passing() + counts.parked();
  }

  private static RedriveBody.Sample sample(BeforeAfter sample) {
    return new RedriveBody.Sample(
        sample.at().topic(),
        sample.at().partition(),
        sample.at().offset(),
        sample.key().map(RedriveBodies::text),
        text(sample.before()),
        text(sample.after()),
        sample.judgedBy());
  }

  private static String text(EventText text) {
    return text.truncated() ? text.text() + "…" : text.text();
  }
}
