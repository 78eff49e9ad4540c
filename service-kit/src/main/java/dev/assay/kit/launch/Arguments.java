package dev.assay.kit.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the command line of a service asks for. */
sealed interface Arguments {

  /** To run with these sources. */
  record Run(List<Path> files, Map<String, String> overrides) implements Arguments {
    public Run {
      files = List.copyOf(files);
      overrides = Map.copyOf(overrides);
    }
  }

  /** To print how it is used. */
  record Help() implements Arguments {}

  /** To print the version. */
  record Version() implements Arguments {}

  /**
   * Understands the arguments.
   *
   * @throws ArgumentRefused for an option that is unknown or lacks its value
   */
  static Arguments parse(List<String> arguments) {
    List<Path> files = new ArrayList<>();
    Map<String, String> overrides = new LinkedHashMap<>();
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
      String option = equals < 0 ? argument : argument.substring(0, equals);
      switch (option) {
        case "--help", "-h" -> {
          return new Help();
        }
        case "--version", "-V" -> {
          return new Version();
        }
        case "--config", "-c" -> files.add(Path.of(valueOf(option, argument, equals, rest)));
        case "--set" -> override(valueOf(option, argument, equals, rest), overrides);
        default ->
            throw new ArgumentRefused(
                "unknown argument '%s'; known are --config FILE, --set KEY=VALUE, --help, --version"
                    .formatted(argument));
      }
    }
    return new Run(files, overrides);
  }

  private static String valueOf(String option, String argument, int equals, Iterator<String> rest) {
    if (equals >= 0) {
      return argument.substring(equals + 1);
    }
    if (!rest.hasNext()) {
      throw new ArgumentRefused("%s needs a value after it".formatted(option));
    }
    return rest.next();
  }

  private static void override(String pair, Map<String, String> into) {
    int equals = pair.indexOf('=');
    if (equals < 1) {
      throw new ArgumentRefused("--set needs KEY=VALUE, not '%s'".formatted(pair));
    }
    into.put(pair.substring(0, equals), pair.substring(equals + 1));
  }
}
