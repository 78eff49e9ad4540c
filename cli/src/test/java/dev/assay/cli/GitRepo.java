package dev.assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A git repository of a test's own. */
final class GitRepo {
  private final Path directory;

  private GitRepo(Path directory) {
    this.directory = directory;
  }

  /** An empty one, with the branch {@code main}. */
  static GitRepo in(Path directory) {
    requireGit();
    GitRepo repo = new GitRepo(directory);
    repo.git("init", "--quiet", "--initial-branch=main");
    return repo;
  }

  /** One that exists. */
  static GitRepo at(Path directory) {
    return new GitRepo(directory);
  }

  private static void requireGit() {
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

  Path path(String name) {
    return directory.resolve(name);
  }

  GitRepo write(String name, String text) {
    try {
      Path file = path(name);
      Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
      Files.writeString(file, text);
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  GitRepo delete(String name) {
    git("rm", "--quiet", name);
    return this;
  }

  /** Commits everything; answers with the commit. */
  String commit() {
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "--message", "a change");
    return git("rev-parse", "HEAD").strip();
  }

  /** Goes on on a new branch. */
  GitRepo branch(String name) {
    git("checkout", "--quiet", "-b", name);
    return this;
  }

  String git(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "git",
                "-c",
                "user.name=ada",
                "-c",
                "user.email=ada@example.org",
                "-c",
                "commit.gpgsign=false",
                "-c",
                "protocol.file.allow=always"));
    command.addAll(List.of(arguments));
    try {
      Process git =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .start();
      String said = new String(git.getInputStream().readAllBytes(), UTF_8);
      assertThat(git.waitFor()).as("%s: %s", command, said).isZero();
      return said;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }
}
