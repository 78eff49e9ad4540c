package dev.assay.contracts.facts;

import java.util.Optional;

/**
 * What a publisher said beside the schema text; kept as said.
 *
 * @param schemaId the textual id that clients of the track API look schemas up by, by default the
 *     schema's name
 * @param compatibility what the publisher claims about compatibility ({@code x_compat}), if
 *     anything
 */
public record Declared(String schemaId, Optional<String> compatibility) {
  private static final int MAX_LENGTH = 300;

  public Declared {
    if (schemaId.isBlank() || schemaId.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "textual schema id '%s' must have 1 to %d characters".formatted(schemaId, MAX_LENGTH));
    }
  }
}
