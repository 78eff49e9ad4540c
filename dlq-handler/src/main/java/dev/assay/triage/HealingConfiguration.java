package dev.assay.triage;

import dev.assay.kit.config.Key;
import java.util.List;

/**
 * What is done when a new version of a schema would let dead letters pass.
 *
 * @param suggest whether it is looked for at all
 * @param autoRedrive source topics whose dead letters are then redriven without being asked
 */
public record HealingConfiguration(
    @Key(
            value = "suggest",
            defaultValue = "true",
            describes = "Judge samples of open groups again with each new version of their schema")
        boolean suggest,
    @Key(
            value = "auto-redrive",
            defaultValue = "",
            describes =
                "Source topics whose dead letters are redriven without being asked once a new version lets samples pass")
        List<String> autoRedrive) {
  public HealingConfiguration {
    autoRedrive = List.copyOf(autoRedrive);
    if (!suggest && !autoRedrive.isEmpty()) {
      throw new IllegalArgumentException(
          "auto-redrive %s needs suggest=true".formatted(autoRedrive));
    }
  }
}
