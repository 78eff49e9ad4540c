package dev.assay.schema.validation.scan;

/** The same answer whatever the value. */
record FixedStep(int answer) implements Step {
  @Override
  public int run(byte[] json, int at, int depth, Scratch scratch) {
    return answer;
  }
}
