package dev.assay.registry.comparing;

import dev.assay.registry.edge.Query;
import dev.assay.schema.evolution.Level;
import dev.assay.schema.inclusion.Content;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * By which rule two schemas are compared.
 *
 * @param level what the newer one owes to the older
 * @param content what a writer is taken to write
 */
public record Rule(Level level, Content content) {
  /** What holds for tracks where nobody decided otherwise. */
  public static final Rule DEFAULT = new Rule(Level.SEMVER, Content.LENIENT);

  /**
   * The rule that is asked for, in words such as {@code full} and {@code strict}.
   *
   * @throws dev.assay.kit.http.ProblemRaised with 400 if a word is none of a rule
   */
  public static Rule asked(Optional<String> level, Optional<String> content) {
    return new Rule(
        level.map(text -> word("level", text, Level.values())).orElse(DEFAULT.level()),
        content.map(text -> word("content", text, Content.values())).orElse(DEFAULT.content()));
  }

  private static <E extends Enum<E>> E word(String member, String text, E[] words) {
    List<String> known = Arrays.stream(words).map(Rule::text).toList();
    String asked = text.toLowerCase(Locale.ROOT).replace('_', '-');
    int at = known.indexOf(asked);
    if (at < 0) {
      throw Query.bad(
          "%s is '%s'".formatted(member, text), "use one of " + String.join(", ", known));
    }
    return words[at];
  }

  static String text(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
