package dev.assay.devstack.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What runs with rights on our repository is pinned, and what we depend on is looked after. */
class DependencyScanTest {
  private static final Path ROOT = Path.of("..");
  private static final Path WORKFLOWS = ROOT.resolve(".github").resolve("workflows");
  private static final Pattern USES = Pattern.compile("(?m)^\\s*(?:- )?uses: (.+)$");
  private static final Pattern PINNED =
      Pattern.compile("[\\w./-]+@[0-9a-f]{40} # v[0-9]+(\\.[0-9]+)*|\\./.*");

  @Test
  void everyActionOfOthersIsPinnedByItsCommitAndSaysItsVersion() throws IOException {
    for (Path workflow : workflows()) {
      List<String> used =
          USES.matcher(Files.readString(workflow))
              .results()
              .map(found -> found.group(1).strip())
              .toList();
      assertThat(used).as(workflow.toString()).allMatch(PINNED.asMatchPredicate());
    }
  }

  @Test
  void everyWorkflowBeginsWithoutRightsAndEveryJobNamesThoseItNeeds() {
    for (Path workflow : workflows()) {
      JsonNode read = new YAMLMapper().readTree(workflow.toFile());
      assertThat(read.path("permissions").isObject()).as(workflow.toString()).isTrue();
      assertThat(read.path("permissions").isEmpty()).as(workflow.toString()).isTrue();
      read.path("jobs")
          .properties()
          .forEach(job ->
              assertThat(job.getValue().path("permissions").isObject())
                  .as("%s, job %s", workflow, job.getKey())
                  .isTrue());
    }
  }

  @Test
  void whateverDeclaresDependenciesIsLookedAfterEachWeek() throws IOException {
    Set<String> watched = new TreeSet<>();
    JsonNode updates =
        new YAMLMapper()
            .readTree(ROOT.resolve(".github").resolve("dependabot.yml").toFile())
            .path("updates");
    for (JsonNode update : updates) {
      assertThat(update.path("schedule").path("interval").asString()).isEqualTo("weekly");
      watched.add(
          update.path("package-ecosystem").asString() + " " + update.path("directory").asString());
    }
    Set<String> declared = new TreeSet<>(Set.of("maven /", "github-actions /"));
    try (Stream<Path> files = Files.walk(ROOT.resolve("clients"), 2)) {
      files
          .filter(file -> file.endsWith("pyproject.toml"))
          .map(file -> "pip /" + ROOT.relativize(file.getParent()))
          .forEach(declared::add);
    }
    assertThat(watched).containsAll(declared);
  }

  private static List<Path> workflows() {
    try (Stream<Path> files = Files.list(WORKFLOWS)) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
