package dev.assay.cli.schema.git;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/** The files below a directory, as they are in a commit or in the work tree. */
public sealed interface Side {
  /** What people call it. */
  String name();

  /** Paths, and what identifies the content of each. */
  NavigableMap<String, String> files();

  /** What a file holds. */
  byte[] read(String path);

  /** What a file held, newest first: here, and in every commit before this that changed it. */
  List<byte[]> editions(String path);

  /** A commit. */
  static Side at(Repository repository, String name, String commit, String below) {
    return new Commit(repository, name, commit, repository.filesAt(commit, below));
  }

  /** The work tree. */
  static Side workTree(Repository repository, String below) {
    return new WorkTree(repository, repository.filesInWorkTree(below));
  }

  /**
   * A commit's.
   *
   * @param commit its whole number
   */
  record Commit(
      Repository repository, String name, String commit, NavigableMap<String, String> files)
      implements Side {
    public Commit {
      files = Collections.unmodifiableNavigableMap(files);
    }

    @Override
    public byte[] read(String path) {
      return Optional.ofNullable(files.get(path))
          .map(repository::content)
          .orElseThrow(() -> new IllegalArgumentException(path + " is not in " + name));
    }

    @Override
    public List<byte[]> editions(String path) {
      return repository.editions(path, commit);
    }
  }

  /** What lies there now. */
  record WorkTree(Repository repository, NavigableMap<String, String> files) implements Side {
    public WorkTree {
      files = Collections.unmodifiableNavigableMap(files);
    }

    @Override
    public String name() {
      return "the work tree";
    }

    @Override
    public byte[] read(String path) {
      return repository.contentOf(path);
    }

    @Override
    public List<byte[]> editions(String path) {
      List<byte[]> editions = new ArrayList<>();
      if (files.containsKey(path)) {
        editions.add(read(path));
      }
      editions.addAll(repository.editions(path, "HEAD"));
      return editions;
    }
  }
}
