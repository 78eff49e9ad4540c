package dev.assay.kit.config;

/** One reason why a configuration is refused. */
public sealed interface ConfigurationProblem {

  /** What it is about: a key, or the file that can't be read. */
  String key();

  /** Names the key, the bad value, where it came from and what would do, in one line. */
  default String message() {
    return switch (this) {
      case Missing(String key, String expected) ->
          "%s is missing: give %s (in a file, as %s, or with --set %s=…)"
              .formatted(key, expected, EnvironmentName.of(key), key);
      case Malformed(String key, String value, String expected, String from) ->
          "%s = '%s' (from %s) is not %s".formatted(key, value, from, expected);
      case Unknown(String key, String from, String nearest) ->
          "%s (from %s) is no key of this configuration%s"
              .formatted(key, from, nearest.isEmpty() ? "" : "; did you mean " + nearest + "?");
      case Refused(String key, String reason) ->
          "%s: %s".formatted(key.isEmpty() ? "the configuration as a whole" : key, reason);
      case Unreadable(String key, String reason) ->
          "the configuration file %s can't be read: %s".formatted(key, reason);
    };
  }

  /** A key without default that nobody gave. */
  record Missing(String key, String expected) implements ConfigurationProblem {}

  /** A value of another shape; the value of a secret is given as {@code ***}. */
  record Malformed(String key, String value, String expected, String from)
      implements ConfigurationProblem {}

  /** A key that no component asks for; {@code nearest} is empty where none is near. */
  record Unknown(String key, String from, String nearest) implements ConfigurationProblem {}

  /** Values that are well shaped, but don't go together in the record under this key. */
  record Refused(String key, String reason) implements ConfigurationProblem {}

  /** A file that isn't there or is no properties file. */
  record Unreadable(String key, String reason) implements ConfigurationProblem {}
}
