package dev.assay.devstack.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Somebody who does what a page says, and compares.
 *
 * @param terminal where
 */
record Reader(Terminal terminal) {

  void follow(Tutorial tutorial) throws IOException, InterruptedException {
    List<Step> steps = tutorial.steps();
    List<Step.Type> typed =
        steps.stream()
            .flatMap(step -> step instanceof Step.Type it ? Stream.of(it) : Stream.empty())
            .toList();
    List<List<String>> outputs = terminal.run(steps);
    assertThat(typed).isNotEmpty();
    assertThat(outputs).hasSameSizeAs(typed);
    Map<Step.Type, List<String>> others = new LinkedHashMap<>();
    for (int i = 0; i < typed.size(); i++) {
      if (!new Printed(typed.get(i).printed()).isMatchedBy(outputs.get(i))) {
        others.put(typed.get(i), outputs.get(i));
      }
    }
    if (Boolean.getBoolean("assay.tutorials.write")) {
      Files.write(tutorial.page(), tutorial.withPrinted(others));
      throw new AssertionError("written anew, read the difference: " + tutorial.page());
    }
    assertThat(others.entrySet().stream().map(other -> difference(tutorial, other)))
        .as("commands that print something else")
        .isEmpty();
  }

  private static String difference(Tutorial tutorial, Map.Entry<Step.Type, List<String>> other) {
    return "%s:%d: $ %s%n%s"
        .formatted(
            tutorial.page(),
            other.getKey().firstPrintedLine(),
            other.getKey().command(),
            String.join(System.lineSeparator(), other.getValue()));
  }
}
