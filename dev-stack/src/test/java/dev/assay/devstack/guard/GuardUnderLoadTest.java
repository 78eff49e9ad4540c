package dev.assay.devstack.guard;

import static dev.assay.devstack.guard.Fleet.LONG;
import static dev.assay.devstack.guard.Fleet.SCHEMA;
import static dev.assay.devstack.guard.Fleet.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.client.PolicyInForce;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.GuardBody;
import dev.assay.contracts.rest.PolicyWishBody;
import dev.assay.contracts.rest.UploadBody;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A schema that breaks honest producers, published while two validators enforce. */
class GuardUnderLoadTest {
  private static final Scope SCOPE = Scope.parse("schema:" + SCHEMA);
  private static final String GOOD =
      "{\"type\":\"object\",\"required\":[\"coordinator_id\",\"queue_size\"],\"properties\":{\"queue_size\":{\"type\":\"integer\"}}}";
  private static final String BAD =
      "{\"type\":\"object\",\"required\":[\"coordinator_id\",\"queue_size\"],\"properties\":{\"queue_size\":{\"type\":\"integer\",\"maximum\":-1}}}";

  @TempDir private Path directory;
  private Fleet fleet;

  @BeforeEach
  void start() {
    fleet = Fleet.in(directory);
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  @Test
  void aBadSchemaUnderLoadFallsBackWithinFiveSecondsOnceAndForAll() {
    publish("1.0.0", GOOD);
    PolicyInForce enforced = enforce();
    String effect = fleet.awaitEffect(enforced);
    try (Load load = Load.on(fleet.bootstrapServers())) {
      await().atMost(LONG).until(() -> validated() > 2_000);
      assertThat(deadLetters()).isZero();

      long began = System.nanoTime();
      publish("2.0.0", BAD);
      await()
          .pollInterval(Duration.ofMillis(20))
          .atMost(LONG)
          .until(() -> mode().equals("log-only"));
      Duration fellBack = Duration.ofNanos(System.nanoTime() - began);
      String everywhere = fleet.awaitEffect(fleet.enforcement().policy(SCOPE).position(), began);
      // What was decided before the fall-back is still to be committed, what comes now is not
      // refused any more.
      long later = load.sent() + 1_000;
      await().atMost(LONG).until(() -> load.sent() > later);
      long refused = settledDeadLetters();

      System.out.printf(
          "guard: enforcing was %s; with the bad schema it fell back after %d ms, %s;"
              + " %d good-faith events of %d were dead-lettered%n",
          effect, fellBack.toMillis(), everywhere, refused, load.sent());
      assertThat(fellBack).isLessThan(Duration.ofSeconds(5));
      assertThat(refused).isPositive().isLessThan(load.sent());
      assertToldOnce(enforced.policy().revision());
      await().atMost(LONG).until(this::isAlertWritten);
    }
  }

  @Test
  void whoStopsInGoodOrderIsNotWaitedForAndWhoIsThereAcknowledges() {
    assertThat(fleet.live()).extracting(one -> one.instance()).contains("second");
    fleet.stopSecond();
    await().atMost(LONG).until(() -> fleet.live().size() == 1);

    assertThat(fleet.awaitEffect(enforce())).startsWith("effective on 1 of 1 after ");
  }

  private PolicyInForce enforce() {
    return fleet
        .enforcement()
        .set(
            SCOPE,
            new PolicyWishBody(
                Optional.of("enforce"),
                Optional.empty(),
                Optional.of("no violation in a week"),
                Optional.empty(),
                Optional.of(
                    new GuardBody(
                        Optional.of(5.0),
                        Optional.of(10_000L),
                        Optional.of(100L),
                        Optional.empty())),
                Optional.empty()),
            Optional.empty());
  }

  private void publish(String version, String schema) {
    var _ =
        fleet
            .schemas()
            .publish(
                new UploadBody(
                    Optional.of(SCHEMA),
                    Optional.of("v1"),
                    Optional.of(version),
                    Optional.of(WireJson.MAPPER.readTree(schema)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
  }

  private String mode() {
    return fleet.enforcement().policy(SCOPE).policy().mode();
  }

  private int validated() {
    return Committed.values(fleet.bootstrapServers(), TOPIC + ".validated").size();
  }

  private int deadLetters() {
    return Committed.values(fleet.bootstrapServers(), TOPIC + ".dlq").size();
  }

  private long settledDeadLetters() {
    long before = deadLetters();
    await()
        .atMost(LONG)
        .until(() -> Committed.values(fleet.bootstrapServers(), TOPIC + ".dlq").size() == before);
    return before;
  }

  private void assertToldOnce(long trippedRevision) {
    JsonNode page = fleet.changes().page(Map.of("type", "guard-tripped", "from", "earliest"));
    assertThat(page.path("changes").size()).isEqualTo(1);
    JsonNode data = page.path("changes").get(0).path("data");
    assertThat(data.path("tripped_revision").asLong()).isEqualTo(trippedRevision);
    assertThat(fleet.changes().audit(Map.of("action", "trip-guard")).path("records").size())
        .isEqualTo(1);
  }

  private boolean isAlertWritten() {
    List<String> alerts = Committed.values(fleet.bootstrapServers(), "assay.alerts");
    return alerts.stream().anyMatch(alert -> alert.contains("\"rule\":\"guard-tripped\""));
  }
}
