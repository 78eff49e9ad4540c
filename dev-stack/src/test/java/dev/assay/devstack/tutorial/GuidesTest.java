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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every command of the guides does what it says, at the top of a clone and on a stack of the page's
 * own. What they type in Python is run by the tests of the Python client.
 *
 * <p>{@code -Dassay.tutorials.write=true} writes what was printed into the pages, as for tutorials.
 */
class GuidesTest {
  private static final Path CLONE = Path.of("..");
  private static final Path DOCS = CLONE.resolve("docs");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "generate.md",
        "for-producers.md",
        "for-consumers.md",
        "for-operators.md",
        "rollout.md"
      })
  void everyCommandPrintsWhatThePageSays(String page) throws Exception {
    for (String program : List.of("bash", "curl")) {
      assumeTrue(
          Terminal.knows(program), program + " is not installed, and the guides are typed with it");
    }
    for (String lent : List.of("schemas", "examples")) {
      copy(CLONE.resolve(lent), directory.resolve(lent));
    }
    StackDirectory place = new StackDirectory(directory.resolve(".stack"));
    place.prepare(false);
    try (DevStack stack =
        DevStack.start(
            new StackSettings(place, Ports.FREE, new EtcdChoice.Off(), StackSettings.TELEMETRY),
            step -> {})) {
      new Reader(Terminal.in(directory, addresses(stack)))
          .follow(Tutorial.read(DOCS.resolve(page)));
    }
  }

  @Test
  void theExamplesThatAGuideNamesAreThere() throws IOException {
    try (Stream<Path> pages = Files.list(DOCS)) {
      for (Path page : pages.filter(it -> it.toString().endsWith(".md")).toList()) {
        Stream.of(Files.readString(page).split("[\\s()`]+"))
            .filter(word -> word.startsWith("../examples/") || word.startsWith("../schemas/"))
            .forEach(link -> assertThat(DOCS.resolve(link)).as("%s in %s", link, page).exists());
      }
    }
  }

  private static Map<String, String> addresses(DevStack stack) {
    return Map.of(
        "ASSAY_REGISTRY_URL", "http://" + stack.registry().getAuthority(),
        "ASSAY_VALIDATOR_URL", "http://" + stack.validator().getAuthority(),
        "ASSAY_DLQ_URL", "http://" + stack.deadLetters().getAuthority(),
        "ASSAY_BOOTSTRAP_SERVERS", stack.bootstrapServers());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path there = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(there);
        } else {
          Files.copy(each, there);
        }
      }
    }
  }
}
