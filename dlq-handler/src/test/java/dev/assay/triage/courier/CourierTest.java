package dev.assay.triage.courier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.contracts.json.WireJson;
import dev.assay.kit.config.Secret;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import dev.assay.triage.alert.Alert;
import dev.assay.triage.alert.AlertRule;
import dev.assay.triage.alert.WatchForms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import tools.jackson.databind.JsonNode;

/** Alerts through a real topic to a real HTTP endpoint, which has its days. */
class CourierTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pace QUICK =
      new Pace(60_000, Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofHours(1));
  private static KafkaBroker broker;

  private final Counting counting = new Counting();
  private Receiver receiver;
  private String topic = "";

  @BeforeAll
  static void startBroker() {
    broker = KafkaBroker.start(KafkaBrokerSettings.ephemeral());
  }

  @AfterAll
  static void closeBroker() {
    broker.close();
  }

  @BeforeEach
  void open(TestInfo test) throws Exception {
    receiver = new Receiver();
    topic = "alerts." + test.getTestMethod().orElseThrow().getName();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void anAlertSurvivesAnEndpointThatIsDownAndArrivesOnce() {
    receiver.answer(500, 503, 429).thenAlways(200);
    send(alert("a"), alert("b"));

    try (Courier _ = courier(webhook(Optional.empty()), QUICK)) {
      await().atMost(PATIENCE).until(() -> counting.delivered.get() == 2);
    }

    assertThat(counting.failed.get()).isEqualTo(3);
    assertThat(receiver.taken()).extracting(CourierTest::id).containsExactly("a", "b");
    try (Courier _ = courier(webhook(Optional.empty()), QUICK)) {
      send(alert("c"));
      await().atMost(PATIENCE).until(() -> counting.delivered.get() == 3);
    }
    assertThat(receiver.taken()).extracting(CourierTest::id).containsExactly("a", "b", "c");
  }

  @Test
  void ofTwoInstancesOneBringsAnAlert() {
    receiver.thenAlways(200);
    try (Courier _ = courier(webhook(Optional.empty()), QUICK);
        Courier _ = courier(webhook(Optional.empty()), QUICK)) {
      for (int n = 0; n < 20; n++) {
        send(alert("n" + n));
      }
      await().atMost(PATIENCE).until(() -> counting.delivered.get() >= 20);
    }

    assertThat(receiver.taken()).extracting(CourierTest::id).doesNotHaveDuplicates().hasSize(20);
  }

  @Test
  void whatAnEndpointRefusesOrIsTooOldIsGivenUpAndHoldsNobodyUp() {
    receiver.answer(400).thenAlways(200);
    Alert old =
        new Alert(
            "old",
            AlertRule.SPIKE,
            "s",
            "h",
            List.of(),
            List.of(),
            Instant.now().minusSeconds(7200));
    send(alert("refused"), old, alert("good"));

    try (Courier _ = courier(webhook(Optional.empty()), QUICK)) {
      await().atMost(PATIENCE).until(() -> counting.delivered.get() == 1);
    }

    assertThat(counting.givenUp.get()).isEqualTo(2);
    assertThat(receiver.taken()).extracting(CourierTest::id).containsExactly("good");
  }

  @Test
  void aRecordThatIsNoAlertHoldsNobodyUp() {
    receiver.thenAlways(200);
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      var _ = producer.send(new ProducerRecord<>(topic, new byte[] {'{'}));
    }
    send(alert("good"));

    try (Courier _ = courier(webhook(Optional.empty()), QUICK)) {
      await().atMost(PATIENCE).until(() -> counting.delivered.get() == 1);
    }
  }

  @Test
  void aWebhookGetsASignedCloudEvent() throws Exception {
    receiver.thenAlways(204);
    Secret shared = new Secret("between us");

    assertThat(webhook(Optional.of(shared)).deliver(List.of(alert("a"))))
        .isInstanceOf(Delivery.Delivered.class);

    Receiver.Taken taken = receiver.taken().getFirst();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("between us".getBytes(UTF_8), "HmacSHA256"));
    assertThat(taken.header("Assay-Signature"))
        .isEqualTo("sha256=" + HexFormat.of().formatHex(mac.doFinal(taken.body().getBytes(UTF_8))));
    assertThat(taken.header("Content-Type"))
        .isEqualTo("application/cloudevents+json; charset=UTF-8");
    JsonNode event = WireJson.MAPPER.readTree(taken.body());
    assertThat(event.path("specversion").asString()).isEqualTo("1.0");
    assertThat(event.path("type").asString()).isEqualTo("dev.assay.alert.new-group.v1");
    assertThat(event.path("data").path("command").asString())
        .isEqualTo("assay dlq show v1:0123456789abcdef");
    assertThat(event.path("data").path("link").asString())
        .isEqualTo("https://ops.example/dlq/v1:0123456789abcdef");
  }

  @Test
  void slackGetsSeveralAlertsInOneMessageThatMentionsNobody() {
    receiver.thenAlways(200);
    Alert mention =
        new Alert(
            "m",
            AlertRule.SPIKE,
            "v1:0123456789abcdef",
            "<!channel> & all",
            List.of("fact"),
            List.of(),
            Instant.now());
    send(alert("a"), mention);

    try (Courier _ =
        courier(
            new SlackOutput("slack-0", new Secret(receiver.url()), new Message(Optional.empty())),
            QUICK)) {
      await().atMost(PATIENCE).until(() -> counting.delivered.get() == 2);
    }

    JsonNode body = WireJson.MAPPER.readTree(receiver.taken().getFirst().body());
    assertThat(body.path("text").asString())
        .isEqualTo("New failure: v1/a.A: enum at /level (and 1 more)");
    assertThat(body.path("blocks")).hasSize(2);
    assertThat(body.path("blocks").get(1).path("text").path("text").asString())
        .isEqualTo(
            "*Spike* &lt;!channel&gt; &amp; all\nfact\n`assay dlq show v1:0123456789abcdef`");
  }

  @Test
  void onlyGroupsWhoseTopicsAllWantItAreRedrivenUnasked() {
    List<String> begun = new CopyOnWriteArrayList<>();
    AutoRedriveOutput output =
        new AutoRedriveOutput(Set.of("t1", "t2"), group -> begun.add(group.value()));

    for (List<String> topics : List.of(List.of("t1"), List.of("t1", "t3"), List.<String>of())) {
      var _ =
          output.deliver(
              List.of(
                  new Alert(
                      "w",
                      AlertRule.WOULD_PASS,
                      "v1:0123456789abcdef",
                      "h",
                      List.of(),
                      topics,
                      Instant.now())));
    }
    var _ = output.deliver(List.of(alert("new")));

    assertThat(begun).containsExactly("v1:0123456789abcdef");
  }

  @Test
  void attemptsComeInDoubledStepsUpToTheLongest() {
    Pace pace = new Pace(1, Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofHours(1));

    assertThat(List.of(1, 2, 3, 4, 5, 50))
        .extracting(pace::afterFailures)
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 2L, 4L, 8L, 10L, 10L);
  }

  private WebhookOutput webhook(Optional<Secret> secret) {
    return new WebhookOutput(
        "webhook-0",
        new Secret(receiver.url()),
        secret,
        new Message(Optional.of("https://ops.example/dlq/{subject}")));
  }

  private Courier courier(Output output, Pace pace) {
    return Courier.start(
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "group.id",
                topic,
                "enable.auto.commit",
                "false",
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer()),
        topic,
        new Courier.Route(output, pace, Clock.systemUTC()),
        counting);
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", broker.bootstrapServers()),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private void send(Alert... alerts) {
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      for (Alert alert : alerts) {
        var _ = producer.send(new ProducerRecord<>(topic, WatchForms.write(alert)));
      }
    }
  }

  private static Alert alert(String id) {
    return new Alert(
        id,
        AlertRule.NEW_GROUP,
        "v1:0123456789abcdef",
        "v1/a.A: enum at /level",
        List.of("one", "two"),
        List.of("t1"),
        Instant.now());
  }

  private static String id(Receiver.Taken taken) {
    return WireJson.MAPPER.readTree(taken.body()).path("id").asString();
  }

  private static final class Counting implements CourierWatch {
    private final AtomicInteger delivered = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger givenUp = new AtomicInteger();

    @Override
    public void delivered(String output, int alerts) {
      delivered.addAndGet(alerts);
    }

    @Override
    public void failed(String output) {
      failed.incrementAndGet();
    }

    @Override
    public void givenUp(String output, int alerts) {
      givenUp.addAndGet(alerts);
    }
  }
}
