package dev.assay.triage.group;

/**
 * What changes seldom about a group: most dead letters say what the one before said.
 *
 * @param complaint what the last one says
 * @param reach versions, topics, producers
 */
public record Profile(Complaint complaint, Reach reach) {

  /** The profile of the first dead letter. */
  public static Profile of(DeadLetterRecord letter) {
    return new Profile(letter.complaint(), Reach.NONE.with(letter));
  }

  /**
   * The profile after one more; this one where nothing changes.
   *
   * @param isLatest whether no dead letter before failed later
   */
  public Profile with(DeadLetterRecord letter, boolean isLatest) {
    Reach further = reach.with(letter);
    boolean sameWords = !isLatest || letter.complaint().equals(complaint);
    return further.equals(reach) && sameWords
        ? this
        : new Profile(sameWords ? complaint : letter.complaint(), further);
  }

  /**
   * The profile of these dead letters and those; this one where nothing changes.
   *
   * @param areLatest whether one of those failed later than all of these
   */
  public Profile with(Profile others, boolean areLatest) {
    Reach further = reach.with(others.reach);
    Complaint last = areLatest ? others.complaint : complaint;
    return further.equals(reach) && last.equals(complaint) ? this : new Profile(last, further);
  }
}
