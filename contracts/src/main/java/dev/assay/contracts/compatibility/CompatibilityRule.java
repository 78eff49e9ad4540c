package dev.assay.contracts.compatibility;

import dev.assay.schema.evolution.Level;
import dev.assay.schema.inclusion.Content;
import java.util.List;
import java.util.Locale;

/**
 * What is asked of a new version.
 *
 * @param level what it owes to the versions before it
 * @param content what writers are taken to write
 */
public record CompatibilityRule(Level level, Content content) {
  /** What holds where nobody decided anything. */
  public static final CompatibilityRule DEFAULT =
      new CompatibilityRule(Level.SEMVER, Content.LENIENT);

  /** How a content policy is written: {@code strict} or {@code lenient}. */
  public static String text(Content content) {
    return content.name().toLowerCase(Locale.ROOT);
  }

  /** Reads a level, in whichever case; refuses with the levels there are. */
  public static Level level(String text) {
    return named("compatibility level", text, List.of(Level.values()));
  }

  /** Reads a content policy, in whichever case; refuses with those there are. */
  public static Content content(String text) {
    return named("content policy", text, List.of(Content.values()));
  }

  private static <T extends Enum<T>> T named(String what, String text, List<T> values) {
    return values.stream()
        .filter(value -> value.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s '%s' is none of %s".formatted(what, text, String.join(", ", names(values)))));
  }

  private static List<String> names(List<? extends Enum<?>> values) {
    return values.stream().<String>map(Enum::name).toList();
  }

  @Override
  public String toString() {
    return level + " " + text(content);
  }
}
