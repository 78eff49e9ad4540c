package dev.assay.contracts.bindings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The choices about a binding as they are written: {@code last-one-counts}. */
public final class BindingWords {
  private BindingWords() {}

  /** The word for a choice. */
  public static String of(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The choice behind a word.
   *
   * @throws IllegalArgumentException if there is none, naming the key and the choices
   */
  public static <E extends Enum<E>> E read(Class<E> choices, String key, String word) {
    return Arrays.stream(choices.getEnumConstants())
        .filter(choice -> of(choice).equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s '%s' is none of %s"
                    .formatted(
                        key,
                        word,
                        Arrays.stream(choices.getEnumConstants())
                            .map(BindingWords::of)
                            .collect(Collectors.joining(", ")))));
  }

  /**
   * The sources that a topic or a pattern stands for.
   *
   * @throws IllegalArgumentException if there is not exactly one of the two
   */
  public static SourceTopics sources(Optional<String> source, Optional<String> pattern) {
    if (source.isPresent() == pattern.isPresent()) {
      throw new IllegalArgumentException(
          source.isPresent()
              ? "source '%s' and pattern '%s' are both given; give one of them"
                  .formatted(source.get(), pattern.get())
              : "neither source nor pattern is given; give one of them");
    }
    return source
        .<SourceTopics>map(SourceTopics.Named::new)
        .orElseGet(() -> new SourceTopics.Matching(pattern.orElseThrow()));
  }
}
