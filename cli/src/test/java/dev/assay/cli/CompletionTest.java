package dev.assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"bash", "zsh"})
  void theScriptIsOneThatBashReads(String shell) throws Exception {
    Path script = Files.writeString(directory.resolve("completion"), script(shell));

    Process bash =
        new ProcessBuilder("bash", "-n", script.toString()).redirectErrorStream(true).start();

    assertThat(new String(bash.getInputStream().readAllBytes(), UTF_8)).isEmpty();
    assertThat(bash.waitFor()).isZero();
  }

  @Test
  void verbsAndModesAreCompleted() throws Exception {
    Path script =
        Files.writeString(
            directory.resolve("completion"),
            script("bash")
                + """

                complete_words() {
                  COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
                  COMPREPLY=(); _complete_assay; printf '%s ' "${COMPREPLY[@]}"; echo
                }
                complete_words assay pro
                complete_words assay schema ver
                complete_words assay mode set telemetry.FeedbackEvent enf
                """);

    Process bash = new ProcessBuilder("bash", script.toString()).start();

    assertThat(new String(bash.getInputStream().readAllBytes(), UTF_8).lines().map(String::strip))
        .containsExactly("produce", "versions", "enforce");
  }

  private static String script(String shell) {
    return Run.of("completion", shell).out();
  }
}
