package dev.assay.devstack.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.assay.devstack.monitoring.Exposition.Meter;
import dev.assay.devstack.monitoring.MonitoringFiles.Question;
import dev.assay.devstack.monitoring.MonitoringFiles.Rule;
import dev.assay.devstack.monitoring.PromQl.Selector;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole stack, an application and a real Prometheus with our rules, after traffic of every kind:
 * what dashboards, alerts and the page of metrics ask for is there.
 */
class MonitoringTest {
  private static final Pattern LEGEND_LABEL = Pattern.compile("\\{\\{([a-z]+)}}");
  private static final Pattern OURS = Pattern.compile("(assay|schema)_.*");

  /** What nobody has in a world without trouble; the labels are there, with other values. */
  private static final Set<String> ONLY_IN_TROUBLE =
      Set.of(
          "assay_http_request_seconds_count{status=~\"5..\"}",
          "assay_http_request_seconds_count{status=~\"401|403|429\"}",
          "assay_registry_writes_total{outcome=~\"unavailable|failed\"}",
          "schema_registry_errors_total{error_type=~\"timeout|network\"}");

  @TempDir private static Path directory;
  private static Stage stage;
  private static Traffic traffic;
  private static Prometheus prometheus;

  @BeforeAll
  static void drive() throws IOException, InterruptedException {
    Programs.need("prometheus", "etcd");
    stage = new Stage(Files.createDirectories(directory.resolve("stack")));
    traffic = new Traffic(stage);
    prometheus =
        Prometheus.start(
            Files.createDirectories(directory.resolve("prometheus")),
            Map.of(
                "registry-service:8081", address(stage.stack().registry()),
                "validator-streams:8082", address(stage.stack().validator()),
                "dlq-handler:8083", address(stage.stack().deadLetters())),
            stage.application().address());
    traffic.begin();
    awaitAnswers();
  }

  /** Once for all, so that one query that is wrong costs the time of one. */
  private static void awaitAnswers() {
    try {
      await()
          .atMost(Traffic.LONG)
          .until(() -> {
            traffic.murmur();
            return MonitoringFiles.questions().stream()
                    .noneMatch(question -> prometheus.query(question.asked()).isEmpty())
                && MonitoringFiles.rules().stream()
                    .filter(rule -> !rule.isAlert())
                    .noneMatch(rule -> prometheus.query(rule.name()).isEmpty());
          });
    } catch (ConditionTimeoutException late) {
      System.out.println("not every query is answered; the tests below say which");
    }
  }

  @AfterAll
  static void stop() throws IOException {
    if (prometheus != null) {
      prometheus.close();
    }
    if (traffic != null) {
      traffic.close();
    }
    if (stage != null) {
      stage.close();
    }
  }

  private static String address(URI service) {
    return service.getHost() + ":" + service.getPort();
  }

  @TestFactory
  Stream<DynamicTest> everyQueryOfEveryDashboardReturnsDataWithTheLabelsThatItsLegendNames() {
    return MonitoringFiles.questions().stream()
        .map(question -> dynamicTest(question.where(), () -> assertAnswered(question)));
  }

  private static void assertAnswered(Question question) {
    List<Map<String, String>> series = prometheus.query(question.asked());
    assertThat(series).as(question.asked()).isNotEmpty();
    List<String> named =
        LEGEND_LABEL.matcher(question.legend()).results().map(found -> found.group(1)).toList();
    assertThat(series).allSatisfy(labels -> assertThat(labels.keySet()).containsAll(named));
  }

  @TestFactory
  Stream<DynamicTest> everyRuleLooksAtSeriesThatAreThere() {
    return MonitoringFiles.rules().stream()
        .map(rule -> dynamicTest(rule.name(), () -> assertLooksAtWhatIsThere(rule)));
  }

  private static void assertLooksAtWhatIsThere(Rule rule) {
    if (!rule.isAlert()) {
      assertThat(prometheus.query(rule.name())).as(rule.expression()).isNotEmpty();
    }
    for (Selector selector : PromQl.selectors(rule.expression())) {
      if (ONLY_IN_TROUBLE.contains(selector.text())) {
        for (String label : selector.labels()) {
          assertThat(prometheus.query(selector.with(label))).as(selector.with(label)).isNotEmpty();
        }
      } else {
        assertThat(prometheus.query(selector.text())).as(selector.text()).isNotEmpty();
      }
    }
  }

  @Test
  void everyMetricThatIsNamedIsPublishedOrRecorded() {
    Set<String> known = new TreeSet<>(Set.of("up"));
    published().values().forEach(one -> known.addAll(one.series()));
    MonitoringFiles.rules().stream()
        .filter(rule -> !rule.isAlert())
        .forEach(rule -> known.add(rule.name()));
    Set<String> named = new TreeSet<>();
    MonitoringFiles.rules().forEach(rule -> named.addAll(PromQl.metrics(rule.expression())));
    MonitoringFiles.questions()
        .forEach(question -> named.addAll(PromQl.metrics(question.expression())));
    assertThat(known).containsAll(named);
  }

  @Test
  void thePageOfMetricsTellsEveryMeterWithTypeAndLabelsAndNoOther() throws IOException {
    NavigableMap<String, NavigableMap<String, Meter>> told = MetricsPage.read();
    Map<String, Meter> everywhere = told.getOrDefault(MetricsPage.EVERYWHERE, new TreeMap<>());
    for (Map.Entry<String, Exposition> publisher : published().entrySet()) {
      NavigableMap<String, Meter> expected =
          new TreeMap<>(told.getOrDefault(publisher.getKey(), new TreeMap<>()));
      if (!publisher.getKey().equals("applications")) {
        expected.putAll(everywhere);
      }
      assertThat(ours(publisher.getValue()))
          .as("docs/monitoring.md, Meters of " + publisher.getKey())
          .containsExactlyInAnyOrderEntriesOf(expected);
    }
  }

  private static Map<String, Meter> ours(Exposition published) {
    return published.meters().entrySet().stream()
        .filter(meter -> OURS.matcher(meter.getKey()).matches())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Test
  void aGuardThatTrippedFiresItsAlert() {
    await()
        .atMost(Traffic.LONG)
        .untilAsserted(() ->
            assertThat(
                    prometheus.query(
                        "ALERTS{alertname=\"AssayGuardTripped\", alertstate=\"firing\"}"))
                .isNotEmpty());
  }

  private static Map<String, Exposition> published() {
    Map<String, Exposition> published = new LinkedHashMap<>();
    published.put("registry-service", Exposition.parse(stage.metrics(stage.stack().registry())));
    published.put("validator-streams", Exposition.parse(stage.metrics(stage.stack().validator())));
    published.put("dlq-handler", Exposition.parse(stage.metrics(stage.stack().deadLetters())));
    published.put("applications", Exposition.parse(stage.application().scrape()));
    return published;
  }
}
