package dev.assay.schema.inclusion.search;

import dev.assay.schema.document.Dialect;
import dev.assay.schema.inclusion.language.Language;
import dev.assay.schema.inclusion.language.TooComplex;
import dev.assay.schema.inclusion.terms.Constraint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.StringNode;

/**
 * Decides what is demanded of a string.
 *
 * <p>Patterns and lengths are regular languages, so that their meeting is computed and seen to be
 * empty or not. Formats are opaque, but for their shapes: strings are tried.
 */
final class StringSolver {
  private static final int SAMPLES = 40;
  private static final int LONGEST = 100_000;
  private final Formats formats;
  private final Patterns patterns;
  private final Map<String, Optional<Language>> languages = new HashMap<>();

  StringSolver(Formats formats, Patterns patterns) {
    this.formats = formats;
    this.patterns = patterns;
  }

  Outcome solve(List<Constraint> demands) {
    Wanted wanted = Wanted.of(demands, formats);
    if (wanted.impossible()) {
      return Outcome.none();
    }
    if (wanted.isAboutLengthAlone()) {
      return byLength(wanted);
    }
    Language language = language(wanted);
    if (language.isEmpty()) {
      return Outcome.none();
    }
    Stream<String> known =
        wanted.formats().keySet().stream().sorted().flatMap(f -> Formats.samples(f).stream());
    return Stream.concat(known, language.samples(SAMPLES).stream())
        .filter(text -> fits(text, wanted))
        .findFirst()
        .<Outcome>map(text -> new Outcome.Found(StringNode.valueOf(text)))
        .orElseGet(() -> new Outcome.Unknown("no string found for " + wanted.words()));
  }

  private static Outcome byLength(Wanted wanted) {
    if (wanted.min() > LONGEST) {
      return new Outcome.Unknown("a string of %d characters".formatted(wanted.min()));
    }
    int length = (int) wanted.min();
    if (length == 0 && wanted.excluded().contains("")) {
      length = 1;
    }
    if (length > wanted.max()) {
      return Outcome.none();
    }
    String all = "a".repeat(length);
    Stream<String> others =
        IntStream.range(0, wanted.excluded().size() + 1)
            .mapToObj(i -> all.substring(0, Math.max(0, all.length() - 1)) + (char) ('a' + i));
    return (length == 0 ? Stream.of("") : Stream.concat(Stream.of(all), others))
        .filter(text -> !wanted.excluded().contains(text))
        .findFirst()
        .<Outcome>map(text -> new Outcome.Found(StringNode.valueOf(text)))
        .orElse(Outcome.none());
  }

  /** All strings that may do; where something is left out as too complex, more than these. */
  private Language language(Wanted wanted) {
    Language language = Language.all();
    Set<String> found = new TreeSet<>(wanted.found());
    wanted.formats().keySet().forEach(format -> Formats.shape(format).ifPresent(found::add));
    for (String pattern : found) {
      language = matching(pattern).map(language::and).orElse(language);
    }
    for (String pattern : wanted.notFound()) {
      language = without(language, matching(pattern)).orElse(language);
    }
    try {
      return language.ofLength(wanted.min(), wanted.max()).without(wanted.excluded());
    } catch (TooComplex tooComplex) {
      return language;
    }
  }

  private static Optional<Language> without(Language language, Optional<Language> other) {
    try {
      return other.isPresent() ? Optional.of(language.without(other.get())) : Optional.empty();
    } catch (TooComplex tooComplex) {
      return Optional.empty();
    }
  }

  private Optional<Language> matching(String pattern) {
    return languages.computeIfAbsent(
        pattern,
        _ -> {
          try {
            return Optional.of(Language.matching(pattern));
          } catch (TooComplex tooComplex) {
            return Optional.empty();
          }
        });
  }

  private boolean fits(String text, Wanted wanted) {
    int length = text.codePointCount(0, text.length());
    return length >= wanted.min()
        && length <= wanted.max()
        && !wanted.excluded().contains(text)
        && wanted.found().stream().allMatch(p -> patterns.isFound(p, text) == Truth.YES)
        && wanted.notFound().stream().allMatch(p -> patterns.isFound(p, text) == Truth.NO)
        && wanted.formats().entrySet().stream()
            .allMatch(f -> formats.test(f.getValue(), f.getKey(), text))
        && wanted.notFormats().entrySet().stream()
            .noneMatch(f -> formats.test(f.getValue(), f.getKey(), text));
  }

  /**
   * The demands in one place.
   *
   * @param max {@link Long#MAX_VALUE} for none
   * @param formats that the string must have, with the dialect that says so
   */
  private record Wanted(
      boolean impossible,
      long min,
      long max,
      Set<String> found,
      Set<String> notFound,
      Map<String, Dialect> formats,
      Map<String, Dialect> notFormats,
      Set<String> excluded) {

    static Wanted of(List<Constraint> demands, Formats known) {
      boolean impossible = false;
      long min = 0;
      long max = Long.MAX_VALUE;
      Set<String> found = new TreeSet<>();
      Set<String> notFound = new TreeSet<>();
      Map<String, Dialect> formats = new HashMap<>();
      Map<String, Dialect> notFormats = new HashMap<>();
      Set<String> excluded = new TreeSet<>();
      for (Constraint demand : demands) {
        switch (demand) {
          case Constraint.SizeFrom(long from) -> min = Math.max(min, from);
          case Constraint.SizeTo(long to) -> max = Math.min(max, to);
          case Constraint.Pattern(String pattern, boolean holds) ->
              (holds ? found : notFound).add(pattern);
          case Constraint.Format(Dialect dialect, String format, boolean holds) -> {
            if (known.isAsserted(dialect, format)) {
              (holds ? formats : notFormats).put(format, dialect);
            } else {
              impossible |= !holds;
            }
          }
          case Constraint.NoneOf(var values) ->
              values.forEach(value -> excluded.add(value.stringValue()));
          default -> {}
        }
      }
      impossible |= min > max || found.stream().anyMatch(notFound::contains);
      impossible |= formats.keySet().stream().anyMatch(notFormats::containsKey);
      return new Wanted(impossible, min, max, found, notFound, formats, notFormats, excluded);
    }

    boolean isAboutLengthAlone() {
      return found.isEmpty() && notFound.isEmpty() && formats.isEmpty() && notFormats.isEmpty();
    }

    String words() {
      List<String> words = new ArrayList<>();
      found.forEach(pattern -> words.add("pattern '%s'".formatted(pattern)));
      notFound.forEach(pattern -> words.add("other than pattern '%s'".formatted(pattern)));
      formats.keySet().stream().sorted().forEach(f -> words.add("format '%s'".formatted(f)));
      notFormats.keySet().stream()
          .sorted()
          .forEach(f -> words.add("other than format '%s'".formatted(f)));
      return words.stream().collect(Collectors.joining(", "));
    }
  }
}
