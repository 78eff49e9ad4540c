package dev.assay.schema.inclusion;

import dev.assay.schema.json.CanonicalJson;
import tools.jackson.databind.JsonNode;

/** Whether every event of a writer's schema is one of a reader's. */
public sealed interface InclusionVerdict {

  /** Every event that the writer's schema accepts is accepted by the reader's; proven. */
  record Included() implements InclusionVerdict {}

  /**
   * There is an event that the writer's schema accepts and the reader's refuses.
   *
   * @param event such an event; both schemas' validators were run on it and said so
   */
  record Excluded(JsonNode event) implements InclusionVerdict {
    /** The event as JSON text. */
    public String json() {
      return CanonicalJson.text(event);
    }
  }

  /**
   * It could be neither proven nor refuted.
   *
   * @param reason what stood in the way, for people
   */
  record Undecided(String reason) implements InclusionVerdict {}
}
