package dev.assay.devstack.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Everything that people and events do to Assay, once: whatever is measured has then happened. */
final class Traffic implements AutoCloseable {
  static final Duration LONG = Duration.ofMinutes(2);
  private static final String FEEDBACK = "telemetry.feedback";
  private static final String HEALTH = "telemetry.health";
  private static final String RATE = "telemetry.rate";
  private static final String GOOD = "{\"queue\":1}";
  private static final String BAD = "{\"queue\":-1}";
  private static final String SCHEMA =
      "{\"type\":\"object\",\"required\":[\"queue\"%s],\"properties\":{\"queue\":{\"type\":\"integer\",\"minimum\":0}%s}}";

  private final Stage stage;
  private Optional<InputStream> subscription = Optional.empty();

  Traffic(Stage stage) {
    this.stage = stage;
  }

  void begin() throws IOException, InterruptedException {
    subscription = Optional.of(stage.subscribe());
    schemasAreWritten();
    eventsOfEveryKindAreSent();
    deadLettersAreTended();
    aGuardTrips();
    applicationsAsk();
    System.gc();
  }

  private void schemasAreWritten() {
    publish("telemetry.FeedbackEvent", "1.0.0", SCHEMA.formatted("", ""), 201);
    publish(
        "telemetry.FeedbackEvent",
        "1.1.0",
        SCHEMA.formatted("", ",\"note\":{\"type\":\"string\"}"),
        201);
    publish("telemetry.FeedbackEvent", "1.2.0", SCHEMA.formatted(",\"new\"", ""), 409);
    publish("telemetry.HealthStatus", "1.0.0", SCHEMA.formatted("", ""), 201);
    publish("telemetry.RateAdjustment", "1.0.0", SCHEMA.formatted("", ""), 201);
    var _ =
        stage.granted(
            "PUT",
            "/schemas/v1/telemetry.FeedbackEvent/deprecation?version=1.0.0",
            "{\"note\":\"use 1.1.0\"}");
    var _ =
        stage.asked(
            "POST",
            stage.stack().registry(),
            "/admin/telemetry",
            "{\"name\":\"telemetry.FeedbackEvent\",\"kind\":\"unknown-field\",\"count\":3}",
            202);
    var _ = stage.asked("GET", stage.stack().registry(), "/schemas/v1/no.Such", "", 404);
    var _ = stage.asked("GET", stage.stack().validator(), "/what-if/none", "", 404);
    var _ = stage.asked("GET", stage.stack().deadLetters(), "/redrives/none", "", 404);
  }

  private void publish(String name, String version, String schema, int status) {
    var _ =
        stage.asked(
            "POST",
            stage.stack().registry(),
            "/admin/schemas",
            "{\"name\":\"%s\",\"track\":\"v1\",\"core_version\":\"%s\",\"content\":%s}"
                .formatted(name, version, schema),
            status);
  }

  private void eventsOfEveryKindAreSent() {
    decide("topic:" + HEALTH, "{\"mode\":\"enforce\",\"reason\":\"no violation in a week\"}");
    decide("topic:" + RATE, "{\"mode\":\"off\",\"reason\":\"not yet\"}");
    murmur();
    stage.produceAs("v1/telemetry.FeedbackEvent@1.0.0", FEEDBACK, "old", GOOD);
    stage.produceAs("v1/telemetry.Nothing", FEEDBACK, "unknown", GOOD);
    stage.produce(FEEDBACK, "broken", "{");
    for (int i = 0; i < 20; i++) {
      stage.produce(HEALTH, "k" + i, BAD);
    }
    stage.flush();
  }

  /** A few events of every verdict, and a write of the registry's, so that rates go on. */
  void murmur() {
    var _ =
        stage.granted(
            "PUT",
            "/enforcement/schema:telemetry.Murmur",
            "{\"mode\":\"log-only\",\"reason\":\"still here\"}");
    for (int i = 0; i < 3; i++) {
      stage.produce(FEEDBACK, "k" + i, GOOD);
      stage.produce(FEEDBACK, "k" + i, BAD);
      stage.produce(HEALTH, "k" + i, GOOD);
      stage.produce(HEALTH, "k" + i, BAD);
      stage.produce(RATE, "k" + i, GOOD);
    }
    stage.produceAs("v1/telemetry.Nothing", FEEDBACK, "unknown", GOOD);
    stage.flush();
  }

  private void decide(String scope, String wish) {
    long revision = stage.granted("PUT", "/enforcement/" + scope, wish).path("revision").asLong();
    assertThat(revision).isPositive();
    await()
        .atMost(LONG)
        .until(() ->
            stage
                    .asked("GET", stage.stack().validator(), "/status", "", 200)
                    .findPath("policy_revision")
                    .asLong()
                >= revision);
  }

  private void deadLettersAreTended() {
    String group =
        await()
            .atMost(LONG)
            .until(
                () ->
                    stage
                        .asked("GET", stage.stack().deadLetters(), "/failures", "", 200)
                        .findPath("fingerprint")
                        .asString(""),
                found -> !found.isEmpty());
    String id =
        stage
            .asked(
                "POST",
                stage.stack().deadLetters(),
                "/redrives",
                "{\"group\":\"%s\",\"set\":{\"/queue\":0},\"reason\":\"repaired\",\"force\":true}"
                    .formatted(group),
                202)
            .path("redrive")
            .path("id")
            .asString();
    await().atMost(LONG).until(() -> state(id).matches("completed|planned"));
    if (state(id).equals("planned")) {
      var _ =
          stage.asked(
              "POST",
              stage.stack().deadLetters(),
              "/redrives/" + id + "/resume",
              "{\"force\":true}",
              200);
    }
    await().atMost(LONG).until(() -> state(id).equals("completed"));
    var _ =
        stage.asked(
            "PUT",
            stage.stack().deadLetters(),
            "/failures/" + group + "/state",
            "{\"state\":\"muted\",\"reason\":\"known\"}",
            200);
  }

  private String state(String id) {
    return stage
        .asked("GET", stage.stack().deadLetters(), "/redrives/" + id, "", 200)
        .path("redrive")
        .path("state")
        .asString();
  }

  private void aGuardTrips() {
    decide(
        "schema:telemetry.FeedbackEvent",
        "{\"mode\":\"enforce\",\"reason\":\"try\",\"guard\":{\"reject_percent\":5,\"min_events\":20}}");
    await()
        .atMost(LONG)
        .until(() -> {
          murmur();
          JsonNode policy = stage.granted("GET", "/enforcement/schema:telemetry.FeedbackEvent", "");
          return policy.toString().contains("log-only");
        });
  }

  private void applicationsAsk() {
    stage.application().judge("telemetry.FeedbackEvent", GOOD);
    stage.application().judge("telemetry.FeedbackEvent", BAD);
    stage.application().judge("no.Such", GOOD);
  }

  @Override
  public void close() throws IOException {
    if (subscription.isPresent()) {
      subscription.get().close();
    }
  }
}
