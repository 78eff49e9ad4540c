package dev.assay.triage.redrive;

import dev.assay.contracts.redrives.RedriveWish.Selection;
import dev.assay.triage.intake.Arrival;

/** Tells which dead letters somebody means; never throws for what a letter holds. */
public final class Selecting {
  private final LetterFilter filter;

  /**
   * A filter.
   *
   * @throws IllegalArgumentException if the selection names a group or schema that is none
   */
  public Selecting(Selection selection) {
    this.filter = new LetterFilter(selection);
  }

  /** Whether a letter is meant. */
  public boolean selects(Arrival arrival) {
    Letter letter = Letter.of(arrival);
    return filter.isInScope(letter) && filter.selects(letter);
  }
}
