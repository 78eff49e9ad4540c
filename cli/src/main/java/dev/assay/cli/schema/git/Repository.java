package dev.assay.cli.schema.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.cli.schema.git.GitProcess.Refused;
import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A git repository with a work tree; paths are those of the repository, with slashes. */
public final class Repository {
  private static final String REGULAR_FILE = "100";
  private static final String SHALLOW_REMEDY =
      "this clone is shallow; run 'git fetch --unshallow', in GitHub's actions/checkout say fetch-depth: 0";

  private final GitProcess git;
  private final Path top;

  private Repository(Path top) {
    this.git = new GitProcess(top);
    this.top = top;
  }

  /** The repository that a directory is in; the directory itself need not be there any more. */
  public static Repository around(Path directory) {
    Path existing = directory.toAbsolutePath().normalize();
    while (!Files.isDirectory(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    try {
      return new Repository(
          Path.of(new GitProcess(existing).line("rev-parse", "--show-toplevel")).toRealPath());
    } catch (Refused none) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "directory '%s' is in no git repository that can be read (git says: %s); name another with --dir"
              .formatted(directory, none.getMessage()),
          none);
    } catch (IOException unreadable) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "the repository around '%s' can't be read (%s)"
              .formatted(directory, unreadable.getMessage()),
          unreadable);
    }
  }

  /** The path of a directory; empty for all of the repository. */
  public String pathOf(Path directory) {
    Path absolute = directory.toAbsolutePath().normalize();
    Path real = absolute;
    try {
      real = Files.exists(absolute) ? absolute.toRealPath() : absolute;
    } catch (IOException unreadable) {
      real = absolute;
    }
    if (!real.startsWith(top)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "directory '%s' is not in the repository '%s'; name one of it with --dir"
              .formatted(directory, top));
    }
    return top.relativize(real).toString().replace('\\', '/');
  }

  /** Whether a branch, tag or commit is known. */
  public boolean knows(String ref) {
    return resolved(ref).isPresent();
  }

  /** The commit that a branch, tag or commit means. */
  public String commit(String ref) {
    return resolved(ref)
        .orElseThrow(() ->
            new CommandFailure(
                ExitCode.USAGE,
                "ref '%s' is unknown in '%s'; check its spelling, or fetch it%s"
                    .formatted(ref, top, isShallow() ? ": " + SHALLOW_REMEDY : "")));
  }

  private Optional<String> resolved(String ref) {
    if (ref.isBlank() || ref.startsWith("-")) {
      return Optional.empty();
    }
    try {
      return Optional.of(git.line("rev-parse", "--verify", "--quiet", ref + "^{commit}"));
    } catch (Refused unknown) {
      return Optional.empty();
    }
  }

  /** The newest commit that both come from. */
  public String commonAncestor(String one, String other) {
    try {
      return git.line("merge-base", one, other);
    } catch (Refused none) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "commits %s and %s have no common ancestor here; %s"
              .formatted(
                  brief(one),
                  brief(other),
                  isShallow() ? SHALLOW_REMEDY : "name a base that the head comes from"),
          none);
    }
  }

  /** Whether history was cut off when this was cloned. */
  public boolean isShallow() {
    try {
      return git.line("rev-parse", "--is-shallow-repository").equals("true");
    } catch (Refused old) {
      return false;
    }
  }

  /** The first so many digits of a commit. */
  static String brief(String commit) {
    return commit.substring(0, Math.min(commit.length(), 10));
  }

  /** Regular files below a path in a commit, and what identifies the content of each. */
  NavigableMap<String, String> filesAt(String commit, String below) {
    NavigableMap<String, String> files = new TreeMap<>();
    for (String entry : listed("ls-tree", "-r", "-z", "--full-tree", commit, "--", within(below))) {
      int tab = entry.indexOf('\t');
      String[] mode = entry.substring(0, Math.max(tab, 0)).split(" ", -1);
      if (mode[0].startsWith(REGULAR_FILE)) {
        files.put(entry.substring(tab + 1), mode[2]);
      }
    }
    return files;
  }

  /** The same in the work tree: what is tracked or might be, without what is ignored. */
  NavigableMap<String, String> filesInWorkTree(String below) {
    List<String> paths =
        listed(
                "ls-files",
                "-z",
                "--cached",
                "--others",
                "--exclude-standard",
                "--deduplicate",
                "--",
                within(below))
            .stream()
            .filter(path -> Files.isRegularFile(top.resolve(path), LinkOption.NOFOLLOW_LINKS))
            .filter(path -> path.indexOf('\n') < 0)
            .toList();
    NavigableMap<String, String> files = new TreeMap<>();
    try {
      byte[] ids = git.runWith(String.join("\n", paths), "hash-object", "--stdin-paths");
      List<String> lines = new String(ids, UTF_8).lines().toList();
      for (int i = 0; i < paths.size(); i++) {
        files.put(paths.get(i), lines.get(i));
      }
    } catch (Refused unreadable) {
      throw failure("the work tree can't be read", unreadable);
    }
    return files;
  }

  /** The content of that identity. */
  byte[] content(String id) {
    try {
      return git.run("cat-file", "blob", id);
    } catch (Refused missing) {
      throw failure("content %s can't be read".formatted(brief(id)), missing);
    }
  }

  /** What a file of the work tree holds. */
  byte[] contentOf(String path) {
    try {
      return Files.readAllBytes(top.resolve(path));
    } catch (IOException unreadable) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "schema file '%s' can't be read (%s)".formatted(path, unreadable.getMessage()),
          unreadable);
    }
  }

  /** What a file held, newest first, in every commit that changed it, from one backwards. */
  List<byte[]> editions(String path, String from) {
    try {
      byte[] commits = git.run("log", "--format=%H", from, "--", within(path));
      return new String(commits, UTF_8)
          .lines()
          .flatMap(commit -> Optional.ofNullable(filesAt(commit, path).get(path)).stream())
          .map(this::content)
          .toList();
    } catch (Refused unreadable) {
      throw failure("the history of '%s' can't be read".formatted(path), unreadable);
    }
  }

  private List<String> listed(String... arguments) {
    try {
      return Arrays.stream(new String(git.run(arguments), UTF_8).split("\0", -1))
          .filter(entry -> !entry.isEmpty())
          .toList();
    } catch (Refused unreadable) {
      throw failure("files can't be listed", unreadable);
    }
  }

  private static String within(String below) {
    return below.isEmpty() ? "." : ":(literal)" + below;
  }

  private CommandFailure failure(String what, Refused cause) {
    return new CommandFailure(
        ExitCode.FAILED,
        "%s in repository '%s' (git says: %s)".formatted(what, top, cause.getMessage()),
        cause);
  }
}
