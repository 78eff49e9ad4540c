package dev.assay.triage.adding;

import dev.assay.triage.group.Moment;
import java.util.Arrays;

/** A sample on its way to its group: on the way nobody reads more of it than when it failed. */
public final class SentSample {
  private final Moment moment;
  private final byte[] form;

  /**
   * A sample as it is stored.
   *
   * @param moment when it failed, and where it stands
   * @param form not to be changed any more
   */
  public SentSample(Moment moment, byte[] form) {
    this.moment = moment;
    this.form = form;
  }

  /** When it failed, and where it stands. */
  public Moment moment() {
    return moment;
  }

  /** The sample as it is stored; not to be changed. */
  public byte[] form() {
    return form;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SentSample sample
        && sample.moment.equals(moment)
        && Arrays.equals(sample.form, form);
  }

  @Override
  public int hashCode() {
    return 31 * moment.hashCode() + Arrays.hashCode(form);
  }

  @Override
  public String toString() {
    return "sample of %s in %d bytes".formatted(moment, form.length);
  }
}
