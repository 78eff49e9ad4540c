package dev.assay.schema.pattern;

/** Ends a translation; never leaves this room. */
final class UnusableConstruct extends Exception {
  private final PatternReading.Unusable reading;

  UnusableConstruct(String construct, String problem) {
    super(problem, null, false, false);
    this.reading = new PatternReading.Unusable(construct, problem);
  }

  PatternReading.Unusable reading() {
    return reading;
  }
}
