package dev.assay.cli.deadletters;

import dev.assay.cli.terminal.Printable;
import dev.assay.contracts.redrives.RedriveCounts;
import dev.assay.contracts.redrives.RedriveRecord;
import dev.assay.contracts.redrives.RedriveState;
import dev.assay.contracts.rest.RedriveBody;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A redrive as people read it. */
final class RedriveText {
  private RedriveText() {}

  static List<String> lines(RedriveBody body) {
    RedriveRecord redrive = body.redrive();
    List<String> lines = new ArrayList<>();
    lines.add(
        "redrive  %s is %s%s"
            .formatted(
                redrive.id(),
                redrive.state().text(),
                redrive.because().map(why -> ", " + why).orElse("")));
    lines.add(
        "asked    by %s at %s%s"
            .formatted(
                redrive.asked().by(),
                Instant.ofEpochMilli(redrive.asked().atMs()),
                redrive.asked().why().isEmpty() ? "" : ": " + redrive.asked().why()));
    redrive.wish().selection().group().ifPresent(group -> lines.add("group    " + group));
    if (isBefore(redrive.state())) {
      redrive.plan().ifPresent(plan -> counts("would", plan, lines));
      body.samples().forEach(sample -> sample(sample, lines));
    } else {
      counts("did", redrive.counts(), lines);
    }
    body.pace()
        .ifPresent(pace ->
            lines.add(
                "pace     %.0f a second%s"
                    .formatted(
                        pace.perSecond(),
                        pace.secondsLeft().map(left -> ", %d s left".formatted(left)).orElse(""))));
    body.trouble().ifPresent(trouble -> lines.add("waits    " + trouble));
    if (body.needsForce() && isBefore(redrive.state())) {
      lines.add("needs    --force: the group is neither repaired nor marked fixed");
    }
    return lines.stream().map(Printable::line).toList();
  }

  private static boolean isBefore(RedriveState state) {
    return state == RedriveState.PLANNING || state == RedriveState.PLANNED;
  }

  private static void counts(String tense, RedriveCounts counts, List<String> lines) {
    boolean would = tense.equals("would");
    lines.add(
        "letters  %d selected: %d %s (%d repaired, %d unchecked), %d %s, %d still %s"
            .formatted(
                counts.selected(),
                counts.passing(),
                would ? "would pass" : "moved",
                counts.repaired(),
                counts.unchecked(),
                counts.parked(),
                would ? "would be parked" : "parked",
                counts.failing(),
                "fail"));
    counts.reasons().forEach((reason, count) -> lines.add("  %7d  %s".formatted(count, reason)));
    Stream.of(
            counts.already() == 0
                ? ""
                : "left out %d that were redriven before".formatted(counts.already()),
            counts.expired() == 0
                ? ""
                : "gone     %d offsets that retention took away".formatted(counts.expired()))
        .filter(line -> !line.isEmpty())
        .forEach(lines::add);
  }

  private static void sample(RedriveBody.Sample sample, List<String> lines) {
    lines.add(
        "sample   %s-%d@%d%s"
            .formatted(
                sample.topic(),
                sample.partition(),
                sample.offset(),
                sample.judgedBy().map(version -> ", passes " + version).orElse(", not judged")));
    lines.add("  before " + sample.before());
    lines.add("  after  " + sample.after());
  }
}
