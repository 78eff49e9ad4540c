package dev.assay.devstack.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Programs run in a directory: git, and the command line of this class path. */
record Shell(Path directory) {

  /** What became of one. */
  record Result(int exitCode, String out, String err) {}

  static void requireGit() {
    try {
      var _ = new ProcessBuilder("git", "--version").start().waitFor();
    } catch (IOException missing) {
      String remedy = "git is not installed, and is what is tested; apt-get install git";
      if (System.getenv("CI") != null) {
        throw new AssertionError(remedy, missing);
      }
      assumeTrue(false, remedy);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(file, text);
  }

  void commit() {
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "--message", "a change");
  }

  void git(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "git",
                "-c",
                "user.name=ada",
                "-c",
                "user.email=ada@example.org",
                "-c",
                "commit.gpgsign=false"));
    command.addAll(List.of(arguments));
    Result result = run(command);
    if (result.exitCode() != 0) {
      throw new AssertionError(command + ": " + result);
    }
  }

  Result assay(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                classPath(),
                "dev.assay.cli.Main"));
    command.addAll(List.of(arguments));
    return run(command);
  }

  /** Without what the services log with: the program itself is silent. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !String.valueOf(Path.of(entry).getFileName()).startsWith("logback-"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Result run(List<String> command) {
    File err = directory.resolveSibling("err").toFile();
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectInput(new File("/dev/null"))
              .redirectError(err);
      builder
          .environment()
          .keySet()
          .removeIf(name -> name.startsWith("ASSAY_") || name.startsWith("GITHUB_"));
      Process process = builder.start();
      String out = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Result(process.waitFor(), out, Files.readString(err.toPath()));
    } catch (IOException failed) {
      throw new AssertionError(command.toString(), failed);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }
}
