package dev.assay.schema.validation.scan;

/** A step for each kind of value, told by the first byte. */
record KindStep(Step literals, Step numbers, Step strings, Step arrays, Step objects)
    implements Step {
  @Override
  public int run(byte[] json, int at, int depth, Scratch scratch) {
    return switch (json[at]) {
      case '"' -> strings.run(json, at, depth, scratch);
      case '{' -> objects.run(json, at, depth, scratch);
      case '[' -> arrays.run(json, at, depth, scratch);
      case 't', 'f', 'n' -> literals.run(json, at, depth, scratch);
      default -> numbers.run(json, at, depth, scratch);
    };
  }
}
