package dev.assay.schema.validation.plan;

import java.util.List;
import java.util.Optional;

/**
 * What has to hold for a string.
 *
 * @param maxLength in code points; {@link Integer#MAX_VALUE} for no limit
 * @param patterns in ECMA-262
 * @param choices the strings it must be one of
 */
public record StringChecks(
    int minLength,
    int maxLength,
    List<String> patterns,
    List<StringFormat> formats,
    Optional<List<String>> choices) {
  static final StringChecks NONE =
      new StringChecks(0, Integer.MAX_VALUE, List.of(), List.of(), Optional.empty());

  public StringChecks {
    patterns = List.copyOf(patterns);
    formats = List.copyOf(formats);
    choices = choices.map(List::copyOf);
  }
}
