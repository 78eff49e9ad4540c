package dev.assay.devstack.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What stands under {@code monitoring/}. */
final class MonitoringFiles {
  static final Path ROOT = Path.of("..", "monitoring");
  static final Path RULES = ROOT.resolve("rules");
  static final Path DASHBOARDS = ROOT.resolve("grafana").resolve("dashboards");
  static final Path RUNBOOKS = Path.of("..", "docs", "runbooks");

  /** Longer than any test runs, so that what happened at its beginning still counts. */
  private static final String RATE_INTERVAL = "15m";

  private MonitoringFiles() {}

  /**
   * An alert or a recorded series.
   *
   * @param name what the alert, or the series, is called
   * @param isAlert whether it is an alert
   */
  record Rule(
      Path file,
      String name,
      boolean isAlert,
      String expression,
      Map<String, String> labels,
      Map<String, String> annotations) {}

  /**
   * A query of a panel.
   *
   * @param expression variables as they are written
   * @param legend how its series are called
   */
  record Question(String dashboard, String panel, String expression, String legend) {
    String where() {
      return dashboard + " · " + panel + " · " + expression;
    }

    /** As Grafana sends it where everything is chosen. */
    String asked() {
      return expression
          .replace("$__rate_interval", RATE_INTERVAL)
          .replaceAll("\\$(topic|job|instance)\\b", ".*");
    }
  }

  static List<Path> in(Path directory, String suffix) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  static List<Rule> rules() {
    YAMLMapper yaml = new YAMLMapper();
    List<Rule> rules = new ArrayList<>();
    for (Path file : in(RULES, ".yml")) {
      for (JsonNode group : yaml.readTree(file.toFile()).path("groups")) {
        group.path("rules").forEach(rule -> rules.add(rule(file, rule)));
      }
    }
    return rules;
  }

  private static Rule rule(Path file, JsonNode rule) {
    boolean isAlert = rule.has("alert");
    return new Rule(
        file,
        rule.path(isAlert ? "alert" : "record").asString(),
        isAlert,
        rule.path("expr").asString(),
        texts(rule.path("labels")),
        texts(rule.path("annotations")));
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    object.properties().forEach(member -> texts.put(member.getKey(), member.getValue().asString()));
    return texts;
  }

  static Map<Path, JsonNode> dashboards() {
    JsonMapper json = new JsonMapper();
    Map<Path, JsonNode> all = new TreeMap<>();
    in(DASHBOARDS, ".json").forEach(file -> all.put(file, json.readTree(file.toFile())));
    return all;
  }

  static List<Question> questions() {
    List<Question> questions = new ArrayList<>();
    dashboards()
        .values()
        .forEach(dashboard -> {
          String title = dashboard.path("title").asString();
          for (JsonNode panel : dashboard.path("panels")) {
            for (JsonNode target : panel.path("targets")) {
              questions.add(
                  new Question(
                      title,
                      panel.path("title").asString(),
                      target.path("expr").asString(),
                      target.path("legendFormat").asString()));
            }
          }
        });
    return questions;
  }
}
