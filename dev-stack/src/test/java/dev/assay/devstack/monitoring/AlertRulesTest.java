package dev.assay.devstack.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.devstack.monitoring.MonitoringFiles.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Alerts fire when they should, and only then; each has a page, and each page an alert. */
class AlertRulesTest {
  private static final List<String> SECTIONS =
      List.of("## Meaning", "## Impact", "## Look", "## Mend");
  private static final String INDEX = "README.md";

  private static List<Rule> alerts() {
    return MonitoringFiles.rules().stream().filter(Rule::isAlert).toList();
  }

  @Test
  void promtoolFindsNoFaultInConfigurationAndRules() throws Exception {
    Programs.need("promtool");
    Promtool.accepts("check", "config", "prometheus.yml");
  }

  @Test
  void everyAlertFiresAndStaysQuietAsItsTestsSay() throws Exception {
    Programs.need("promtool");
    List<String> command = new ArrayList<>(List.of("test", "rules"));
    MonitoringFiles.in(MonitoringFiles.ROOT.resolve("tests"), ".yml")
        .forEach(file -> command.add("tests/" + file.getFileName()));
    Promtool.accepts(command.toArray(new String[0]));
  }

  @Test
  void everyAlertHasATestThatFiresAndOneThatStaysQuiet() {
    Set<String> fire = new TreeSet<>();
    Set<String> stayQuiet = new TreeSet<>();
    for (Path file : MonitoringFiles.in(MonitoringFiles.ROOT.resolve("tests"), ".yml")) {
      for (JsonNode test : new YAMLMapper().readTree(file.toFile()).path("tests")) {
        for (JsonNode expected : test.path("alert_rule_test")) {
          boolean fires = !expected.path("exp_alerts").isEmpty();
          boolean hasSeries = !test.path("input_series").isEmpty();
          boolean ranBefore = test.path("name").asString().contains("stays quiet");
          String alert = expected.path("alertname").asString();
          assertThat(hasSeries).as(test.path("name").asString()).isTrue();
          if (fires) {
            fire.add(alert);
          } else if (ranBefore) {
            stayQuiet.add(alert);
          }
        }
      }
    }
    List<String> names = alerts().stream().map(Rule::name).toList();
    assertThat(fire).containsExactlyInAnyOrderElementsOf(names);
    assertThat(stayQuiet).containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void everyAlertIsLabelledAndLeadsToItsPage() {
    assertThat(alerts()).extracting(Rule::name).doesNotHaveDuplicates();
    for (Rule alert : alerts()) {
      String room = alert.file().getFileName().toString().replace(".yml", "");
      assertThat(alert.labels()).as(alert.name()).containsEntry("room", room);
      assertThat(alert.labels().get("severity"))
          .as(alert.name())
          .isIn("critical", "warning", "info");
      assertThat(alert.annotations())
          .as(alert.name())
          .containsOnlyKeys("summary", "description", "runbook_url")
          .containsEntry("runbook_url", "docs/runbooks/" + alert.name() + ".md");
    }
  }

  @Test
  void everyPageHasItsAlertAndSaysWhatItMeansWhatItCostsHowToLookAndHowToMend() throws IOException {
    NavigableMap<String, Rule> byPage =
        alerts().stream()
            .collect(
                Collectors.toMap(
                    alert -> alert.name() + ".md", Function.identity(), (a, b) -> a, TreeMap::new));
    Set<String> pages =
        MonitoringFiles.in(MonitoringFiles.RUNBOOKS, ".md").stream()
            .map(page -> page.getFileName().toString())
            .filter(name -> !name.equals(INDEX))
            .collect(Collectors.toSet());
    assertThat(pages).containsExactlyInAnyOrderElementsOf(byPage.keySet());
    for (Map.Entry<String, Rule> page : byPage.entrySet()) {
      String text = Files.readString(MonitoringFiles.RUNBOOKS.resolve(page.getKey()));
      Rule alert = page.getValue();
      assertThat(text)
          .as(page.getKey())
          .startsWith("# " + alert.name() + "\n")
          .contains("*" + alert.labels().get("severity") + "*")
          .contains("monitoring/rules/" + alert.file().getFileName())
          .contains(SECTIONS);
    }
    assertThat(Files.readString(MonitoringFiles.RUNBOOKS.resolve(INDEX)))
        .contains(byPage.keySet().stream().map(page -> "(" + page + ")").toList());
  }

  @Test
  void everyPanelSaysWhatItShowsAndNoTwoLieOnEachOther() {
    Set<String> uids = new HashSet<>();
    MonitoringFiles.dashboards()
        .forEach((file, dashboard) -> {
          String name = file.getFileName().toString();
          assertThat(uids.add(dashboard.path("uid").asString())).as(name).isTrue();
          Set<Integer> ids = new HashSet<>();
          Set<String> cells = new HashSet<>();
          for (JsonNode panel : dashboard.path("panels")) {
            String where = name + " " + panel.path("title").asString();
            assertThat(ids.add(panel.path("id").asInt())).as(where).isTrue();
            assertThat(panel.path("title").asString()).as(where).isNotBlank();
            if (!panel.path("type").asString().equals("row")) {
              assertThat(panel.path("description").asString()).as(where).isNotBlank();
              assertThat(panel.path("datasource").path("uid").asString())
                  .as(where)
                  .isEqualTo("${datasource}");
            }
            assertThat(cells(panel.path("gridPos"))).as(where).allMatch(cells::add);
          }
        });
    assertThat(uids).hasSize(4);
  }

  private static List<String> cells(JsonNode place) {
    int left = place.path("x").asInt();
    int top = place.path("y").asInt();
    assertThat(left + place.path("w").asInt()).isLessThanOrEqualTo(24);
    return IntStream.range(left, left + place.path("w").asInt())
        .boxed()
        .flatMap(
            x -> IntStream.range(top, top + place.path("h").asInt()).mapToObj(y -> x + "/" + y))
        .toList();
  }

  /** The program that knows rules. */
  private static final class Promtool {
    static void accepts(String... arguments) throws IOException, InterruptedException {
      List<String> command = new ArrayList<>();
      command.add(Prometheus.program("promtool").orElseThrow().toString());
      command.addAll(List.of(arguments));
      Process process =
          new ProcessBuilder(command)
              .directory(MonitoringFiles.ROOT.toFile())
              .redirectErrorStream(true)
              .start();
      try (InputStream output = process.getInputStream()) {
        String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
      }
    }
  }
}
