package dev.assay.registry.comparing;

import dev.assay.contracts.compatibility.CompatibilityRule;
import dev.assay.contracts.compatibility.CompatibilityScope;
import dev.assay.registry.edge.Asked;
import dev.assay.registry.state.RegistryState;
import dev.assay.schema.evolution.Level;
import dev.assay.schema.inclusion.Content;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** By which rule two schemas are compared: what is asked for, else what is in force. */
public final class RuleAsked {
  private RuleAsked() {}

  /**
   * The rule for a scope, with the level and the content policy that a question names instead of
   * those in force there, in words such as {@code FULL_TRANSITIVE} and {@code strict}, in any case.
   *
   * @throws dev.assay.kit.http.ProblemRaised with 400 if a word is none of a rule
   */
  public static CompatibilityRule of(
      CompatibilityScope scope,
      Optional<String> level,
      Optional<String> content,
      RegistryState state) {
    CompatibilityRule inForce =
        state.compatibilityInForce(scope).rule().orElse(CompatibilityRule.DEFAULT);
    return new CompatibilityRule(
        level
            .map(text -> word("level", text, CompatibilityRule::level, Level.values()))
            .orElse(inForce.level()),
        content
            .map(text -> word("content", text, CompatibilityRule::content, Content.values()))
            .orElse(inForce.content()));
  }

  private static <E extends Enum<E>> E word(
      String member, String text, Function<String, E> read, E[] words) {
    try {
      return read.apply(text.replace('-', '_'));
    } catch (IllegalArgumentException unknown) {
      List<String> known = Arrays.stream(words).map(RuleAsked::text).toList();
      throw Asked.bad(
          "%s is '%s'".formatted(member, text), "use one of " + String.join(", ", known));
    }
  }

  /** Levels are known by their capitals, policies are plain words. */
  static String text(Enum<?> word) {
    return word instanceof Level ? word.name() : word.name().toLowerCase(Locale.ROOT);
  }
}
