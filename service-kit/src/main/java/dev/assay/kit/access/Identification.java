package dev.assay.kit.access;

/** What came of looking at what somebody presents. */
public sealed interface Identification {

  /** It proves who asks. */
  record Known(Principal principal) implements Identification {}

  /** Nothing was presented. */
  record Nobody() implements Identification {}

  /**
   * It proves nothing.
   *
   * @param reason for whoever presented it; holds nothing of what was presented
   */
  record Rejected(String reason) implements Identification {}

  /**
   * It can't be looked at now, through no fault of whoever presented it.
   *
   * @param reason for them
   */
  record Unavailable(String reason) implements Identification {}
}
