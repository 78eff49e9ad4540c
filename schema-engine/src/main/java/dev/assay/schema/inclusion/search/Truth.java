package dev.assay.schema.inclusion.search;

/** Whether something is so, as far as can be told. */
enum Truth {
  YES,
  NO,
  UNKNOWN;

  static Truth of(boolean so) {
    return so ? YES : NO;
  }

  Truth and(Truth other) {
    if (this == NO || other == NO) {
      return NO;
    }
    return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : YES;
  }

  Truth or(Truth other) {
    return not().and(other.not()).not();
  }

  Truth not() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
