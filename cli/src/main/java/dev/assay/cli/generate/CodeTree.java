package dev.assay.cli.generate;

import dev.assay.cli.generate.code.GeneratedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The directory that code goes to.
 *
 * @param root where
 */
record CodeTree(Path root) {

  /** How a file stands to what was generated. */
  enum Standing {
    MISSING,
    DIFFERENT,
    /** Generated once, and no schema makes it any more. */
    STRAY
  }

  /**
   * What would have to change, by path below the root.
   *
   * @param strays whether to look for what was generated once and isn't any more
   */
  Map<Path, Standing> differences(List<GeneratedFile> files, boolean strays) {
    Map<Path, Standing> differences = new TreeMap<>();
    List<Path> wanted = new ArrayList<>();
    try {
      for (GeneratedFile file : files) {
        wanted.add(file.path());
        Path there = root.resolve(file.path());
        if (!Files.exists(there)) {
          differences.put(file.path(), Standing.MISSING);
        } else if (!Files.readString(there).equals(file.text())) {
          differences.put(file.path(), Standing.DIFFERENT);
        }
      }
      if (strays && Files.isDirectory(root)) {
        generatedBefore().stream()
            .filter(path -> !wanted.contains(path))
            .forEach(path -> differences.put(path, Standing.STRAY));
      }
      return differences;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Writes what is missing or different, and removes what is stray; nothing else is touched. */
  void apply(Map<Path, Standing> differences, List<GeneratedFile> files) {
    try {
      for (GeneratedFile file : files) {
        if (differences.containsKey(file.path())) {
          Path path = root.resolve(file.path());
          Files.createDirectories(path.toAbsolutePath().getParent());
          Files.writeString(path, file.text());
        }
      }
      for (Map.Entry<Path, Standing> each : differences.entrySet()) {
        if (each.getValue() == Standing.STRAY) {
          Files.delete(root.resolve(each.getKey()));
        }
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private List<Path> generatedBefore() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .filter(CodeTree::isGenerated)
          .map(root::relativize)
          .sorted()
          .toList();
    }
  }

  private static boolean isGenerated(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.findFirst().filter(line -> line.contains(GeneratedFile.MARK)).isPresent();
    } catch (IOException | UncheckedIOException binary) {
      return false;
    }
  }
}
