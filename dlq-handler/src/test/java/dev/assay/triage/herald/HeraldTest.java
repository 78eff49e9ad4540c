package dev.assay.triage.herald;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import dev.assay.triage.alert.Alert;
import dev.assay.triage.alert.AlertRule;
import dev.assay.triage.alert.WatchForms;
import dev.assay.triage.moving.Committed;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class HeraldTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  @Test
  void aDayIsSummedUpOnceAtItsTimeAndTheFirstNever() {
    DailySummary summary =
        new DailySummary(LocalTime.of(8, 0), ZoneId.of("Europe/Berlin"), now -> List.of("calm"));

    Told first = summary.look(Memory.NONE, NOON);
    Told soon = summary.look(first.memory(), NOON.plusSeconds(3_600));
    Told early = summary.look(soon.memory(), Instant.parse("2026-06-02T05:59:59Z"));
    Told due = summary.look(early.memory(), Instant.parse("2026-06-02T06:00:00Z"));
    Told again = summary.look(due.memory(), Instant.parse("2026-06-02T06:00:15Z"));

    assertThat(List.of(first, soon, early, again))
        .allSatisfy(it -> assertThat(it.alerts()).isEmpty());
    assertThat(due.alerts())
        .singleElement()
        .extracting(Alert::id, Alert::facts)
        .containsExactly("daily-summary/2026-06-02", List.of("calm"));
  }

  @Test
  void aRegistryThatIsNotReadyForLongIsToldOfOnceAndAgainWhenItIs() throws Exception {
    AtomicInteger status = new AtomicInteger(503);
    HttpServer registry =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    registry.createContext(
        "/readyz",
        call -> {
          call.sendResponseHeaders(status.get(), -1);
          call.close();
        });
    registry.start();
    try (HttpClient client = HttpClient.newHttpClient()) {
      RegistryHealth health =
          new RegistryHealth(
              URI.create("http://127.0.0.1:" + registry.getAddress().getPort()),
              Duration.ofMinutes(1),
              client);

      Told first = health.look(Memory.NONE, NOON);
      Told down = health.look(first.memory(), NOON.plusSeconds(60));
      Told still = health.look(down.memory(), NOON.plusSeconds(75));
      status.set(200);
      Told again = health.look(still.memory(), NOON.plusSeconds(90));

      assertThat(first.alerts()).isEmpty();
      assertThat(down.alerts())
          .singleElement()
          .extracting(Alert::rule)
          .isEqualTo(AlertRule.REGISTRY_UNHEALTHY);
      assertThat(down.alerts().getFirst().facts()).contains("it answers 503");
      assertThat(still.alerts()).isEmpty();
      assertThat(again.alerts())
          .singleElement()
          .extracting(Alert::headline)
          .isEqualTo("the registry is ready again");
      assertThat(again.memory()).isEqualTo(Memory.NONE);
    } finally {
      registry.stop(0);
    }
  }

  @Test
  void whatIsRememberedIsReadBackAndOthersWordsAreNothing() {
    Memory memory =
        Memory.NONE.down(NOON, true).summarised(NOON.atZone(ZoneOffset.UTC).toLocalDate());

    assertThat(Memory.parse(memory.text())).isEqualTo(memory);
    assertThat(Memory.parse("")).isEqualTo(Memory.NONE);
    assertThat(Memory.parse("a b c")).isEqualTo(Memory.NONE);
  }

  @Test
  void aBreakingVersionIsToldOnceAlsoByAHeraldThatStartsAgain() throws Exception {
    try (KafkaBroker broker = KafkaBroker.start(KafkaBrokerSettings.ephemeral())) {
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
        admin
            .createTopics(
                List.of(
                    new NewTopic("changes", 1, (short) 1), new NewTopic("alerts", 1, (short) 1)))
            .all()
            .get();
      }
      publish(broker, "2.0.0", true);
      publish(broker, "2.1.0", false);
      for (int life = 0; life < 2; life++) {
        try (Herald herald = herald(broker)) {
          assertThat(herald).isNotNull();
          int lives = life;
          await()
              .atMost(Duration.ofMinutes(1))
              .until(() -> Committed.records(broker.bootstrapServers(), "alerts").size() > lives);
        }
        publish(broker, "3.0.0", true);
      }
      assertThat(
              Committed.records(broker.bootstrapServers(), "alerts").stream()
                  .map(record -> WatchForms.readAlert(record.value()).id()))
          .containsExactly(
              "breaking-schema/v1/shop.Order@2.0.0", "breaking-schema/v1/shop.Order@3.0.0");
    }
  }

  private static Herald herald(KafkaBroker broker) {
    return Herald.start(
        new Herald.Place(
            KafkaAccess.at(broker.bootstrapServers()), "herald", "one", "changes", "alerts"),
        new Clockwork(Optional.empty(), Optional.empty()),
        InstantSource.system());
  }

  private static void publish(KafkaBroker broker, String version, boolean breaking) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            "changes",
            "v1/shop.Order".getBytes(UTF_8),
            "{\"track\":\"v1\",\"name\":\"shop.Order\",\"core_version\":\"%s\",\"previous_version\":\"1.0.0\",\"breaking\":%s,\"by\":\"ci\"}"
                .formatted(version, breaking)
                .getBytes(UTF_8));
    record.headers().add("ce_type", "dev.assay.schema.version-published.v1".getBytes(UTF_8));
    record.headers().add("ce_time", Instant.now().toString().getBytes(UTF_8));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      var _ = producer.send(record);
    }
  }
}
