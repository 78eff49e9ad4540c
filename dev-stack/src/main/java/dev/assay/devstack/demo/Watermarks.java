package dev.assay.devstack.demo;

/**
 * The queue sizes at which pressure is reported.
 *
 * <p>A level is entered at its mark and left only {@code slack} below it, so that a queue hovering
 * around a mark does not flap.
 *
 * @param softAt items from which the level is soft
 * @param hardAt items from which the level is hard
 * @param slack items below a mark at which its level still holds once entered
 */
record Watermarks(int softAt, int hardAt, int slack) {
  private static final double SOFT_SHARE = 0.6;
  private static final double HARD_SHARE = 0.85;
  private static final double SLACK_SHARE = 0.1;

  Watermarks {
    if (slack < 0 || softAt <= slack || hardAt - slack < softAt) {
      throw new IllegalArgumentException(
          "watermarks soft %d and hard %d with slack %d overlap; keep 0 <= slack < soft <= hard - slack"
              .formatted(softAt, hardAt, slack));
    }
  }

  /** The usual marks of a queue: soft at 60 %, hard at 85 %, with 10 % slack. */
  static Watermarks ofCapacity(int capacity) {
    return new Watermarks(
        (int) (capacity * SOFT_SHARE),
        (int) (capacity * HARD_SHARE),
        (int) (capacity * SLACK_SHARE));
  }

  PressureLevel levelAfter(PressureLevel before, int size) {
    if (size >= hardAt || (before == PressureLevel.HARD && size >= hardAt - slack)) {
      return PressureLevel.HARD;
    }
    if (size >= softAt || (before != PressureLevel.OK && size >= softAt - slack)) {
      return PressureLevel.SOFT;
    }
    return PressureLevel.OK;
  }
}
