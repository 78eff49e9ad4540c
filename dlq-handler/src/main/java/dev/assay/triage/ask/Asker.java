package dev.assay.triage.ask;

import java.util.Optional;

/**
 * On whose behalf other instances are asked.
 *
 * @param authorization the header that proved who asks, to be handed on; absent where nobody has to
 */
public record Asker(Optional<String> authorization) {
  /** Nobody in particular. */
  public static final Asker NOBODY = new Asker(Optional.empty());

  @Override
  public String toString() {
    return authorization.isPresent() ? "asker with proof" : "asker without proof";
  }
}
