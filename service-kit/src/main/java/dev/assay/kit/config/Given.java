package dev.assay.kit.config;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the sources give, in their order of precedence. */
final class Given {
  private static final String VARIABLES = "environment";
  private static final String SET = "--set";
  private static final int FIRST_FILE = 100;
  private static final int ENVIRONMENT = 300;
  private static final int OVERRIDES = 400;

  private final SmallRyeConfig config;
  private final TreeMap<String, String> fromByKey = new TreeMap<>();
  private final Map<String, String> environment;

  private Given(SmallRyeConfig config, Map<String, String> environment) {
    this.config = config;
    this.environment = environment;
  }

  /**
   * Layers the sources; no interceptors and no discovery, so that a value is what somebody wrote.
   */
  static Given of(
      Map<String, Map<String, String>> files,
      Map<String, String> environment,
      Map<String, String> overrides) {
    SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder();
    int ordinal = FIRST_FILE;
    for (Map.Entry<String, Map<String, String>> file : files.entrySet()) {
      builder.withSources(named(file.getKey(), ordinal++, file.getValue()));
    }
    builder.withSources(
        new RankedSource(VARIABLES, ENVIRONMENT, environment, EnvironmentName::of),
        named(SET, OVERRIDES, overrides));
    Given given = new Given(builder.build(), environment);
    files.forEach((name, values) -> values.keySet().forEach(k -> given.fromByKey.put(k, name)));
    overrides.keySet().forEach(key -> given.fromByKey.put(key, SET));
    return given;
  }

  private static RankedSource named(String name, int ordinal, Map<String, String> values) {
    return new RankedSource(name, ordinal, values, UnaryOperator.identity());
  }

  /** The value of a key and where it came from. */
  Optional<Value> value(String key) {
    return Optional.ofNullable(config.getConfigValue(key))
        .filter(found -> found.getValue() != null)
        .map(found ->
            new Value(
                Optional.ofNullable(found.getValue()).orElse("").strip(),
                found.getConfigSourceName().equals(VARIABLES)
                    ? EnvironmentName.of(key)
                    : found.getConfigSourceName()));
  }

  /** The indexes given for a list of records. */
  SortedSet<Integer> indexes(String prefix) {
    SortedSet<Integer> found = new TreeSet<>();
    collect(found, "^" + Pattern.quote(prefix) + "\\[(\\d{1,6})]\\.", fromByKey.keySet().stream());
    collect(
        found, "^" + EnvironmentName.of(prefix) + "_(\\d{1,6})__", environment.keySet().stream());
    return found;
  }

  private static void collect(SortedSet<Integer> into, String shape, Stream<String> names) {
    names
        .map(Pattern.compile(shape)::matcher)
        .filter(Matcher::find)
        .forEach(matcher -> into.add(Integer.valueOf(matcher.group(1))));
  }

  /** Whether anything is given below a prefix. */
  boolean hasAnyBelow(String prefix) {
    return !namesBelow(prefix).isEmpty();
  }

  /** What follows a prefix, of all keys given; a variable's {@code _} is read as a dot. */
  SortedSet<String> namesBelow(String prefix) {
    SortedSet<String> names = new TreeSet<>();
    below(names, prefix + ".", fromByKey.keySet().stream());
    String variablePrefix = EnvironmentName.of(prefix + ".");
    environment.keySet().stream()
        .filter(name -> name.startsWith(variablePrefix))
        .map(name -> name.substring(variablePrefix.length()))
        .filter(name -> !name.isEmpty())
        .forEach(name -> names.add(name.toLowerCase(Locale.ROOT).replace('_', '.')));
    return names;
  }

  private static void below(SortedSet<String> into, String prefix, Stream<String> names) {
    names
        .filter(name -> name.startsWith(prefix) && name.length() > prefix.length())
        .forEach(name -> into.add(name.substring(prefix.length())));
  }

  /** All variables that begin as ours do. */
  Map<String, String> variables() {
    Map<String, String> ours = new HashMap<>(environment);
    ours.keySet().removeIf(name -> !name.startsWith(EnvironmentName.PREFIX));
    return ours;
  }

  /** All keys given in files or overrides, with where each came from. */
  Map<String, String> fromByKey() {
    return new HashMap<>(fromByKey);
  }

  /** A text with the name of its source. */
  record Value(String text, String from) {}
}
