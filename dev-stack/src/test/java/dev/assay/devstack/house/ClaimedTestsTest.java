package dev.assay.devstack.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A page that says which test holds something names one that is there. */
class ClaimedTestsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test|test_\\w+\\.py)`");
  private static final Set<String> NO_SOURCES = Set.of("target", ".git", ".assay", "node_modules");
  private static final List<String> PAGES =
      List.of("INVARIANTS.md", "docs/threat-model.md", "docs/troubles.md", "docs/monitoring.md");

  @Test
  void everyTestThatAPageNamesExists() throws IOException {
    NavigableSet<String> there = tests();
    for (String page : PAGES) {
      List<String> named =
          TEST.matcher(Files.readString(ROOT.resolve(page)))
              .results()
              .map(found -> found.group(1))
              .distinct()
              .toList();
      assertThat(named).as(page).isNotEmpty();
      assertThat(there).as(page).containsAll(named);
    }
  }

  private static NavigableSet<String> tests() throws IOException {
    NavigableSet<String> names = new TreeSet<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes ignored) {
            return NO_SOURCES.contains(directory.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes ignored) {
            names.add(file.getFileName().toString().replaceFirst("\\.java$", ""));
            return FileVisitResult.CONTINUE;
          }
        });
    return names;
  }
}
