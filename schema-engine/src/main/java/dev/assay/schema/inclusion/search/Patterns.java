package dev.assay.schema.inclusion.search;

import dev.assay.schema.pattern.EcmaPattern;
import dev.assay.schema.pattern.PatternReading;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whether patterns are found in texts; each pattern is read once. */
final class Patterns {
  private final Map<String, Optional<EcmaPattern>> read = new HashMap<>();

  /** Unknown for a pattern that can't be used. */
  Truth isFound(String pattern, String text) {
    return read.computeIfAbsent(pattern, Patterns::read)
        .map(usable -> Truth.of(usable.find(text)))
        .orElse(Truth.UNKNOWN);
  }

  private static Optional<EcmaPattern> read(String pattern) {
    return switch (EcmaPattern.read(pattern)) {
      case PatternReading.Usable(EcmaPattern usable) -> Optional.of(usable);
      case PatternReading.Unusable _ -> Optional.empty();
    };
  }
}
