package dev.assay.devstack.tutorial;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a page says that a command prints, where {@code …} stands for anything within a line, and on
 * a line of its own for any lines.
 */
record Printed(List<String> expected) {
  private static final String ANYTHING = "…";

  Printed {
    expected = List.copyOf(expected);
  }

  /**
   * The lines of an output, without what nobody sees: space at their ends, empty ones at the end.
   */
  static List<String> lines(String output) {
    return output
        .lines()
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"))
        .stripTrailing()
        .lines()
        .toList();
  }

  boolean isMatchedBy(List<String> actual) {
    String pattern =
        lines(String.join("\n", expected)).stream()
            .map(Printed::pattern)
            .collect(Collectors.joining());
    String text = actual.stream().map(line -> line + "\n").collect(Collectors.joining());
    return Pattern.matches(pattern, text);
  }

  private static String pattern(String line) {
    return line.strip().equals(ANYTHING)
        ? "(?:[^\n]*\n)*?"
        : Arrays.stream(line.split(ANYTHING, -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("[^\n]*"))
            + "\n";
  }
}
