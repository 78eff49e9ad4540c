package dev.assay.cli.generate.foreign;

import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program that generates code.
 *
 * @param name as it is called on the PATH
 * @param local where a project keeps it that has it for itself
 * @param runner a program that gets it, and its arguments, where neither is there
 * @param remedy how to install it
 */
record ForeignProgram(String name, Path local, List<String> runner, String remedy) {
  private static final long PATIENCE_MINUTES = 5;

  ForeignProgram {
    runner = List.copyOf(runner);
  }

  /** How to call it: the command that was asked for, the project's own, the PATH's, a runner's. */
  List<String> command(Optional<String> asked) {
    if (asked.isPresent()) {
      return List.of(asked.get().strip().split(" +"));
    }
    if (Files.isExecutable(local)) {
      return List.of(local.toAbsolutePath().toString());
    }
    if (isOnPath(name)) {
      return List.of(name);
    }
    if (isOnPath(runner.getFirst())) {
      return runner;
    }
    throw failure("'%s' is not installed; %s, or name it with --generator".formatted(name, remedy));
  }

  /** Runs it, and gives what it printed. */
  String run(List<String> command, List<String> arguments, Path directory, String about) {
    List<String> words = new ArrayList<>(command);
    words.addAll(arguments);
    Path printed = directory.resolve(".printed");
    Path told = directory.resolve(".told");
    try {
      Process process =
          new ProcessBuilder(words)
              .directory(directory.toFile())
              .redirectInput(new File("/dev/null"))
              .redirectOutput(printed.toFile())
              .redirectError(told.toFile())
              .start();
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw failure(
            "'%s' was not done with %s after %d minutes; run it by hand to see why"
                .formatted(words.getFirst(), about, PATIENCE_MINUTES));
      }
      if (process.exitValue() != 0) {
        throw failure(
            "'%s' failed for %s with exit code %d: %s; %s"
                .formatted(
                    words.getFirst(), about, process.exitValue(), lastLine(told, printed), remedy));
      }
      return Files.readString(printed);
    } catch (IOException notStarted) {
      throw failure(
          "'%s' can't be run (%s); %s"
              .formatted(words.getFirst(), notStarted.getMessage(), remedy));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw failure("'%s' was interrupted; run it again".formatted(words.getFirst()));
    }
  }

  private static String lastLine(Path... files) throws IOException {
    for (Path file : files) {
      Optional<String> last =
          Files.readString(file).lines().filter(line -> !line.isBlank()).reduce((_, line) -> line);
      if (last.isPresent()) {
        return last.get().strip();
      }
    }
    return "it printed nothing";
  }

  private static boolean isOnPath(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(place -> !place.isEmpty())
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  private static CommandFailure failure(String message) {
    return new CommandFailure(ExitCode.FAILED, message);
  }
}
