package dev.assay.devstack.tutorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.devstack.stack.DevStack;
import dev.assay.devstack.stack.EtcdChoice;
import dev.assay.devstack.stack.Ports;
import dev.assay.devstack.stack.StackDirectory;
import dev.assay.devstack.stack.StackSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every tutorial does what it says.
 *
 * <p>Run with {@code -Dassay.tutorials.write=true} to write what was printed instead into the
 * pages; such a run fails, so that nobody takes it for a passed one.
 */
class TutorialsTest {
  private static final Path PAGES = Path.of("../docs/tutorials");

  @TempDir private static Path directory;
  private static DevStack stack;

  @BeforeAll
  static void start() {
    for (String program : List.of("bash", "curl")) {
      assumeTrue(
          Terminal.knows(program),
          program + " is not installed, and the tutorials are typed with it");
    }
    StackDirectory place = new StackDirectory(directory.resolve("stack"));
    place.prepare(false);
    stack =
        DevStack.start(
            new StackSettings(place, Ports.FREE, new EtcdChoice.Off(), StackSettings.TELEMETRY),
            step -> {});
  }

  @AfterAll
  static void stop() {
    if (stack != null) {
      stack.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyCommandPrintsWhatThePageSays() {
    return Tutorial.allIn(PAGES).stream()
        .map(tutorial -> DynamicTest.dynamicTest(tutorial.name(), () -> follow(tutorial)));
  }

  private static void follow(Tutorial tutorial) throws IOException, InterruptedException {
    List<Step> steps = tutorial.steps();
    List<Step.Type> typed =
        steps.stream()
            .flatMap(step -> step instanceof Step.Type it ? Stream.of(it) : Stream.empty())
            .toList();
    List<List<String>> outputs =
        Terminal.in(directory.resolve(tutorial.name()), stack.registry()).run(steps);
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
