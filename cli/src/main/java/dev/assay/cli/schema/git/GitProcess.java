package dev.assay.cli.schema.git;

import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Runs git in a directory.
 *
 * <p>With the configuration of whoever calls, which may be what lets git read the directory at all;
 * but without prompts, and in words that don't depend on the locale.
 */
record GitProcess(Path directory) {
  /** Git ran and said no. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private Refused(String words) {
      super(words);
    }
  }

  /** What it prints. */
  byte[] run(String... arguments) throws Refused {
    return run(Optional.empty(), arguments);
  }

  /** What it prints about lines that it is given. */
  byte[] runWith(String lines, String... arguments) throws Refused {
    try {
      Path input = Files.createTempFile("assay-git-", ".txt");
      try {
        Files.writeString(input, lines);
        return run(Optional.of(input.toFile()), arguments);
      } finally {
        Files.delete(input);
      }
    } catch (IOException full) {
      throw new UncheckedIOException("no temporary file could be written", full);
    }
  }

  /** What it prints, as one line of text. */
  String line(String... arguments) throws Refused {
    return new String(run(arguments), StandardCharsets.UTF_8).strip();
  }

  private byte[] run(Optional<File> input, String... arguments) throws Refused {
    List<String> command = new ArrayList<>(List.of("git", "-C", directory.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectInput(input.orElse(new File("/dev/null")));
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
    try {
      Process git = builder.start();
      CompletableFuture<String> complaint =
          CompletableFuture.supplyAsync(() -> text(git.getErrorStream()));
      byte[] out = git.getInputStream().readAllBytes();
      if (git.waitFor() != 0) {
        throw new Refused(lastLine(complaint.join()));
      }
      return out;
    } catch (IOException noGit) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "git can't be run here (%s); install it, or put it on the PATH"
              .formatted(noGit.getMessage()),
          noGit);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.FAILED, "interrupted while git was running", stop);
    }
  }

  private static String text(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException gone) {
      return "";
    }
  }

  private static String lastLine(String complaint) {
    return complaint.lines().filter(line -> !line.isBlank()).reduce("", (_, line) -> line);
  }
}
