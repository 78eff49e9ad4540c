package dev.assay.validator.resolution;

import dev.assay.contracts.envelope.ByteRange;
import dev.assay.validator.catalogue.PublishedVersion;

/** Which schema judges an event. */
public sealed interface Resolution {

  /**
   * This one.
   *
   * @param version judges
   * @param from what named it
   * @param range the bytes that it judges
   */
  record Resolved(PublishedVersion version, Carrier from, ByteRange range) implements Resolution {}

  /**
   * None that anybody knows.
   *
   * @param reference as it was written
   * @param why for the operator
   */
  record Unknown(String reference, String why) implements Resolution {}

  /**
   * One that the registry knows and this validator can't read.
   *
   * @param reference as it was written
   * @param why for the operator
   */
  record Obscured(String reference, String why) implements Resolution {}
}
