package dev.assay.schema.inclusion.search;

import tools.jackson.databind.JsonNode;

/** What came of a search. */
public sealed interface Outcome {
  /** The one outcome of every search that ends in a proof. */
  static Outcome none() {
    return None.SHARED;
  }

  /** A value that fulfils the demands. */
  record Found(JsonNode value) implements Outcome {}

  /** No value fulfils the demands; proven. */
  record None() implements Outcome {
    private static final None SHARED = new None();
  }

  /** Neither was shown. */
  record Unknown(String reason) implements Outcome {}

  /** The better known of two, where either will do. */
  default Outcome or(Outcome other) {
    return switch (this) {
      case Found _ -> this;
      case None _ -> other;
      case Unknown _ -> other instanceof Found ? other : this;
    };
  }
}
