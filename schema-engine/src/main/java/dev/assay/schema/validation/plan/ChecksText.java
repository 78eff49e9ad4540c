package dev.assay.schema.validation.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Checks in words. */
final class ChecksText {
  private ChecksText() {}

  static String of(NumberChecks numbers) {
    List<String> words = new ArrayList<>();
    numbers.least().ifPresent(b -> words.add((b.exclusive() ? "> " : ">= ") + b.value()));
    numbers.greatest().ifPresent(b -> words.add((b.exclusive() ? "< " : "<= ") + b.value()));
    numbers.multiplesOf().forEach(m -> words.add("a multiple of " + m));
    numbers.choices().ifPresent(choices -> words.add("one of " + choices));
    return with(numbers.integer() ? "integer" : "number", words);
  }

  static String of(StringChecks strings) {
    List<String> words = new ArrayList<>();
    span(words, strings.minLength(), strings.maxLength(), "characters");
    strings.patterns().forEach(pattern -> words.add("matching '" + pattern + "'"));
    strings.formats().forEach(format -> words.add("a " + format.keyword()));
    strings
        .choices()
        .ifPresent(choices ->
            words.add(
                choices.stream()
                    .map("\"%s\""::formatted)
                    .collect(Collectors.joining(", ", "one of ", ""))));
    return with("string", words);
  }

  static String of(ArrayChecks arrays) {
    List<String> words = new ArrayList<>();
    span(words, arrays.minItems(), arrays.maxItems(), "elements");
    if (arrays.unique()) {
      words.add("all different");
    }
    arrays.contains().forEach(c -> span(words, c.min(), c.max(), "elements of a kind"));
    return with("array", words);
  }

  static String of(ObjectChecks objects) {
    List<String> words = new ArrayList<>();
    span(words, objects.minProperties(), objects.maxProperties(), "members");
    return with("object", words);
  }

  private static void span(List<String> words, int min, int max, String what) {
    if (max < Integer.MAX_VALUE) {
      words.add("%d to %d %s".formatted(min, max, what));
    } else if (min > 0) {
      words.add("%d or more %s".formatted(min, what));
    }
  }

  private static String with(String kind, List<String> words) {
    return words.isEmpty() ? kind : kind + " (" + String.join(", ", words) + ")";
  }
}
