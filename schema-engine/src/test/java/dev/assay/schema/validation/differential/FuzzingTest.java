package dev.assay.schema.validation.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Jazzer, guided by coverage, for {@code -Dassay.fuzz.seconds} (the nightly profile asks for ten
 * minutes), in a process of its own: its agent instruments what it loads, and a finding ends it.
 *
 * <p>What it learns stays in {@code target/fuzz/corpus} and is where the next run begins; what
 * fails lies in {@code target/fuzz} as {@code crash-…} or {@code timeout-…}.
 */
class FuzzingTest {
  private static final Path OUTPUT = Path.of("target", "fuzz");
  private static final int SECONDS_TO_START_AND_STOP = 300;

  @Test
  @EnabledIfSystemProperty(named = "assay.fuzz.seconds", matches = "\\d+")
  void fuzzingFindsNothing() throws IOException, InterruptedException {
    long seconds = Long.getLong("assay.fuzz.seconds", 0);
    Path corpus = Files.createDirectories(OUTPUT.resolve("corpus"));
    Path log = OUTPUT.resolve("jazzer.log");
    Process jazzer =
        new ProcessBuilder(command(seconds, corpus))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(jazzer.waitFor(seconds + SECONDS_TO_START_AND_STOP, TimeUnit.SECONDS))
          .as("Jazzer ends after its time; see %s", log)
          .isTrue();
    } finally {
      jazzer.destroyForcibly();
    }
    List<String> said = Files.readAllLines(log);
    System.out.println(String.join("\n", said.subList(Math.max(0, said.size() - 12), said.size())));
    assertThat(jazzer.exitValue()).as("Jazzer found something; see %s", log).isZero();
    assertThat(said)
        .as("Jazzer followed coverage; see %s", log)
        .anyMatch(line -> line.contains("DONE") && line.contains("cov: "));
  }

  private static List<String> command(long seconds, Path corpus) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx1g",
        "-XX:+EnableDynamicAgentLoading",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Duser.timezone=UTC",
        "-cp",
        System.getProperty("java.class.path"),
        "com.code_intelligence.jazzer.Jazzer",
        "--target_class=" + FuzzTarget.class.getName(),
        "--instrumentation_includes=dev.assay.schema.json.**:dev.assay.schema.validation.**",
        "--custom_hook_includes=dev.assay.schema.**",
        "--reproducer_path=" + OUTPUT,
        "-artifact_prefix=" + OUTPUT + "/",
        "-max_total_time=" + seconds,
        "-max_len=6000",
        // Work is bounded, so no input takes long.
        "-timeout=20",
        "-rss_limit_mb=0",
        "-print_final_stats=1",
        corpus.toString(),
        FuzzSeedsTest.SEEDS.toString());
  }
}
