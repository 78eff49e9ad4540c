package dev.assay.triage.privacy;

import dev.assay.schema.SchemaReference;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The texts of published schemas, as far as they are known here. */
public interface SchemaTexts {
  /** Knows none, and need not. */
  SchemaTexts NONE =
      new SchemaTexts() {
        @Override
        public List<JsonNode> named(String name) {
          return List.of();
        }

        @Override
        public boolean isMissing(SchemaReference reference) {
          return false;
        }

        @Override
        public long generation() {
          return 0;
        }
      };

  /** Every version of every track of this name. */
  List<JsonNode> named(String name);

  /** Whether there should be a text that isn't here: what it calls sensitive can't be told. */
  boolean isMissing(SchemaReference reference);

  /** Grows with every text. */
  long generation();
}
