package dev.assay.validator.judgement;

/** Why nobody looked at an event. */
public enum SkipReason {
  /** The mode in force asks for it. */
  OFF("off"),
  /** It has no value. */
  TOMBSTONE("tombstone");

  private final String text;

  SkipReason(String text) {
    this.text = text;
  }

  /** The reason in metrics. */
  public String text() {
    return text;
  }
}
