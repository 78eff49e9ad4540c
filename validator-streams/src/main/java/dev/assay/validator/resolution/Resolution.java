package dev.assay.validator.resolution;

import dev.assay.contracts.envelope.ByteRange;
import dev.assay.validator.catalogue.PublishedVersion;

/** Which schema judges an event. */
public sealed interface Resolution {

  /** What said so. */
  Carrier from();

  /**
   * This one.
   *
   * @param version judges
   * @param from what named it
   * @param range the bytes that it judges
   * @param pinned whether exactly this version was named, so that no later one could judge instead
   */
  record Resolved(PublishedVersion version, Carrier from, ByteRange range, boolean pinned)
      implements Resolution {}

  /**
   * None that anybody knows.
   *
   * @param reference as it was written
   * @param why for the operator
   * @param from what named it
   * @param mayCome whether it is a proper reference to what may be published any moment
   */
  record Unknown(String reference, String why, Carrier from, boolean mayCome)
      implements Resolution {}

  /**
   * One that the registry knows and this validator can't read.
   *
   * @param reference as it was written
   * @param why for the operator
   * @param from what named it
   */
  record Obscured(String reference, String why, Carrier from) implements Resolution {}

  /**
   * The value does not have the form that its binding asks for, so nobody can say what to judge.
   *
   * @param form what it lacks, as a keyword: {@code frame} or {@code envelope}
   * @param why for people; carries no value of the event
   */
  record Misshapen(String form, String why) implements Resolution {
    @Override
    public Carrier from() {
      return Carrier.BINDING;
    }
  }
}
