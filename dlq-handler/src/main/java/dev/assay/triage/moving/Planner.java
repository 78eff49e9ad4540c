package dev.assay.triage.moving;

import dev.assay.contracts.redrives.RedriveCounts;
import dev.assay.contracts.redrives.RedriveRecord;
import dev.assay.contracts.redrives.RedriveState;
import dev.assay.triage.intake.Arrival;
import dev.assay.triage.redrive.BeforeAfter;
import dev.assay.triage.redrive.Decider;
import dev.assay.triage.redrive.Disposition;
import dev.assay.triage.redrive.RedriveTally;
import java.util.List;
import java.util.Optional;

/** Looks through the dead letters of a redrive without moving any, and says what would become. */
final class Planner extends Work {
  private final Mover.Workshop workshop;
  private final Report report;

  Planner(String id, Mover.Workshop workshop, Report report) {
    super("redrive-plan", id);
    this.workshop = workshop;
    this.report = report;
  }

  /** Hears what a plan says. */
  @FunctionalInterface
  interface Report {
    void planned(String redrive, RedriveCounts found, List<BeforeAfter> samples);
  }

  @Override
  void lost() {
    workshop.office().lost(id);
  }

  @Override
  void failed(String why) {
    workshop.office().failed(id, why);
  }

  @Override
  void attempt() {
    workshop.log().awaitEnd();
    Optional<RedriveRecord> redrive = planning();
    if (redrive.isPresent() && workshop.log().isReadable(id)) {
      plan(redrive.get());
    }
  }

  private Optional<RedriveRecord> planning() {
    return workshop.log().find(id).filter(it -> it.state() == RedriveState.PLANNING);
  }

  private void plan(RedriveRecord redrive) {
    Decider decider =
        new Decider(id, redrive.wish(), workshop.surroundings().world(workshop.log()));
    RedriveTally tally = new RedriveTally(RedriveCounts.NONE);
    BeforeAfter.Choice choice = new BeforeAfter.Choice(workshop.settings().privacy());
    try (Letters reader = workshop.surroundings().letters(redrive)) {
      while (!reader.isThrough() && !isTold() && planning().isPresent()) {
        List<Arrival> arrivals = reader.next();
        List<Disposition> dispositions = decide(decider, arrivals);
        for (int i = 0; i < arrivals.size(); i++) {
          tally.count(dispositions.get(i));
          choice.offer(arrivals.get(i), dispositions.get(i));
        }
        tally.expired(reader.takeExpired());
        untroubled();
      }
      if (reader.isThrough()) {
        report.planned(id, tally.counts(), choice.chosen());
      }
    }
  }
}
