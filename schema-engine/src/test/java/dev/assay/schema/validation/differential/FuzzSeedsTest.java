package dev.assay.schema.validation.differential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The inputs that the fuzzer begins with, and those it once failed on; put findings there. */
class FuzzSeedsTest {
  static final Path SEEDS = Path.of("src", "test", "resources", "fuzz", "seeds");

  @TestFactory
  List<DynamicTest> everySeedIsJudgedAlikeByAll() throws IOException {
    try (Stream<Path> seeds = Files.list(SEEDS)) {
      return seeds
          .sorted()
          .map(seed ->
              DynamicTest.dynamicTest(
                  seed.getFileName().toString(),
                  () -> FuzzTarget.fuzzerTestOneInput(Files.readAllBytes(seed))))
          .toList();
    }
  }
}
