package dev.assay.registry.releaseapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One commit of a repository in a directory of its own, which goes with it.
 *
 * <p>Runs the {@code git} of the machine with nothing of the machine's configuration: no helpers,
 * no hooks, no prompts, and only the transports that read ({@code file}, {@code https}, {@code
 * ssh}, {@code http}).
 *
 * @param home everything is below it
 */
record GitCheckout(Path home) implements AutoCloseable {
  private static final Pattern REF = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,199}");
  private static final int MAX_MESSAGE = 500;

  /**
   * Fetches one commit.
   *
   * @param repository URL or path, found allowed before
   * @param ref branch, tag or commit, or {@code HEAD}
   */
  static GitCheckout of(String repository, String ref, Duration atMost) {
    if (!REF.matcher(ref).matches() || ref.contains("..")) {
      throw SyncProblems.badSource(
          "ref '%s' is no branch, tag or commit".formatted(ref), "send one like main or v1.2.0");
    }
    GitCheckout checkout = new GitCheckout(temporary());
    try {
      long until = System.nanoTime() + atMost.toNanos();
      checkout.run(until, List.of("init", "--quiet", checkout.tree().toString()));
      checkout.run(
          until,
          List.of(
              "-C",
              checkout.tree().toString(),
              "fetch",
              "--quiet",
              "--depth=1",
              "--no-tags",
              "--no-recurse-submodules",
              "--",
              repository,
              ref));
      checkout.run(
          until,
          List.of(
              "-C", checkout.tree().toString(), "checkout", "--quiet", "--detach", "FETCH_HEAD"));
      return checkout;
    } catch (RuntimeException failed) {
      checkout.close();
      throw failed;
    }
  }

  /** Where the files are. */
  Path tree() {
    return home.resolve("tree");
  }

  private void run(long untilNanos, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "git",
                "-c",
                "core.hooksPath=/dev/null",
                "-c",
                "core.symlinks=false",
                "-c",
                "http.followRedirects=false",
                "-c",
                "protocol.allow=never",
                "-c",
                "protocol.file.allow=always",
                "-c",
                "protocol.https.allow=always",
                "-c",
                "protocol.http.allow=always",
                "-c",
                "protocol.ssh.allow=always"));
    command.addAll(arguments);
    Path said = home.resolve("said");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(home.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
      builder.environment().putAll(environment());
      Process git = builder.start();
      git.getOutputStream().close();
      if (!git.waitFor(Math.max(1, untilNanos - System.nanoTime()), TimeUnit.NANOSECONDS)) {
        git.descendants().forEach(ProcessHandle::destroyForcibly);
        git.destroyForcibly().waitFor();
        throw SyncProblems.unreachable("git took too long");
      }
      if (git.exitValue() != 0) {
        throw SyncProblems.unreachable("git says: " + lastLine(said));
      }
    } catch (IOException noGit) {
      throw SyncProblems.unreachable("git can't be run here: " + noGit.getMessage());
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw SyncProblems.unreachable("interrupted while git was running");
    }
  }

  private Map<String, String> environment() {
    return Map.of(
        "HOME",
        home.toString(),
        "XDG_CONFIG_HOME",
        home.toString(),
        "GIT_CONFIG_NOSYSTEM",
        "1",
        "GIT_CONFIG_GLOBAL",
        "/dev/null",
        "GIT_TERMINAL_PROMPT",
        "0",
        "GIT_ASKPASS",
        "true",
        "GIT_SSH_COMMAND",
        "ssh -oBatchMode=yes",
        "GIT_LFS_SKIP_SMUDGE",
        "1",
        "LC_ALL",
        "C");
  }

  private static String lastLine(Path said) throws IOException {
    String text = new String(Files.readAllBytes(said), StandardCharsets.UTF_8).strip();
    String last = text.lines().reduce("nothing", (_, line) -> line);
    return last.substring(0, Math.min(last.length(), MAX_MESSAGE));
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("assay-sync-");
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** Removes all of it. */
  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(home)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException left) {
      throw new UncheckedIOException(left);
    }
  }
}
