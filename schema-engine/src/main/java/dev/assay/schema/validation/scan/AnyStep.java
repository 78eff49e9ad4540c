package dev.assay.schema.validation.scan;

/** Any value. */
record AnyStep() implements Step {
  @Override
  public int run(byte[] json, int at, int depth, Scratch scratch) {
    return Skip.value(json, at, depth);
  }
}
