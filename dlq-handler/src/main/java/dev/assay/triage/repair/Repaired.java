package dev.assay.triage.repair;

/** What came of repairing an event. */
public sealed interface Repaired {

  /** The repair applies. */
  final class Done implements Repaired {
    private final byte[] json;
    private final boolean changed;

    Done(byte[] json, boolean changed) {
      this.json = json;
      this.changed = changed;
    }

    /**
     * The event afterwards, not to be changed; the very bytes it had where the repair changes
     * nothing.
     */
    public byte[] json() {
      return json;
    }

    /** Whether it says something else now. */
    public boolean changed() {
      return changed;
    }
  }

  /**
   * The repair does not fit this event, which stays as it is.
   *
   * @param why for people; no value of the event
   */
  record Unfit(String why) implements Repaired {}
}
