package dev.assay.schema.validation.scan;

/** The three words of JSON, as far as they are allowed. */
record LiteralStep(boolean nulls, boolean trues, boolean falses) implements Step {
  @Override
  public int run(byte[] json, int at, int depth, Scratch scratch) {
    return switch (json[at]) {
      case 'n' -> Literals.isNull(json, at) ? nulls ? at + 4 : REFUSED : UNSURE;
      case 't' -> Literals.isTrue(json, at) ? trues ? at + 4 : REFUSED : UNSURE;
      case 'f' -> Literals.isFalse(json, at) ? falses ? at + 5 : REFUSED : UNSURE;
      default -> REFUSED;
    };
  }
}
