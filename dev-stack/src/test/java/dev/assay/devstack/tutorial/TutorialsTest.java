package dev.assay.devstack.tutorial;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.devstack.stack.DevStack;
import dev.assay.devstack.stack.EtcdChoice;
import dev.assay.devstack.stack.Ports;
import dev.assay.devstack.stack.StackDirectory;
import dev.assay.devstack.stack.StackSettings;
import java.io.IOException;
import java.nio.file.Path;
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
    return Tutorial.allIn(Tutorial.PAGES).stream()
        .filter(tutorial -> !tutorial.bringsItsOwnStack())
        .map(tutorial -> DynamicTest.dynamicTest(tutorial.name(), () -> follow(tutorial)));
  }

  private static void follow(Tutorial tutorial) throws IOException, InterruptedException {
    new Reader(
            Terminal.in(
                directory.resolve(tutorial.name()),
                Map.of("ASSAY_REGISTRY_URL", "http://" + stack.registry().getAuthority())))
        .follow(tutorial);
  }
}
