package dev.assay.devstack.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.devstack.process.Children;
import dev.assay.devstack.process.Scratch;
import dev.assay.devstack.upgrade.Clients.Written;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two registries, a validator and two dlq-handlers, exchanged one after another for the next build
 * and back.
 */
class RollingUpgradeTest {
  private static final List<Path> THIS_BUILD = List.of();

  private final Scratch scratch = Scratch.create("assay-upgrade-");
  private final Children children = new Children(scratch);
  private final KafkaBroker broker =
      KafkaBroker.start(
          KafkaBrokerSettings.ephemeral().with("group.initial.rebalance.delay.ms", "0"));
  private final Service one = registry("registry-one");
  private final Service other = registry("registry-other");
  private final Service validator =
      new Service(
          "validator",
          words(
              "validator",
              Map.of(
                  "streams.application-id", "upgrade",
                  "bindings[0].source", Events.TOPIC,
                  "bindings[0].schema", Events.SCHEMA_NAME)),
          scratch.root());
  private final Handlers handlers =
      new Handlers(keys -> words("dlq-handler", keys), scratch.root());

  private Service registry(String name) {
    return new Service(name, words("registry", Map.of()), scratch.root());
  }

  private List<String> words(String program, Map<String, String> keys) {
    List<String> words = new ArrayList<>(List.of(program));
    words.addAll(List.of("--set", "kafka.bootstrap-servers=" + broker.bootstrapServers()));
    words.addAll(List.of("--set", "topics.replication-factor=1"));
    words.addAll(List.of("--set", "topics.min-insync-replicas=1"));
    keys.forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
    return words;
  }

  @BeforeEach
  void startThisBuild() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      var _ = admin.createTopics(List.of(new NewTopic(Events.TOPIC, 2, (short) 1))).all().get();
    }
    one.begin(THIS_BUILD, children);
    other.start(THIS_BUILD, children);
    await().atMost(Service.LONG).until(() -> one.status("/readyz") == 200);
    assertThat(
            status(
                one.send(
                    "POST",
                    "/admin/schemas",
                    "{\"track\":\"v1\",\"name\":\"%s\",\"core_version\":\"1.0.0\",\"content\":%s}"
                        .formatted(Events.SCHEMA_NAME, Events.SCHEMA))))
        .isBetween(200, 201);
    assertThat(status(one.send("PUT", "/enforcement/*", "{\"mode\":\"enforce\"}"))).isEqualTo(200);
    validator.start(THIS_BUILD, children);
    handlers.both().forEach(each -> each.begin(THIS_BUILD, children));
  }

  @AfterEach
  void endAll() {
    children.close();
    broker.close();
  }

  private static int status(Optional<HttpResponse<String>> answer) {
    return answer.map(HttpResponse::statusCode).orElse(0);
  }

  @Test
  void thereAndBackAgainLosesNoWriteNoEventNoDeadLetterAndAnswersNothingWrong() throws Exception {
    List<Path> nextBuild = List.of(NextBuild.in(scratch.root().resolve("next")));
    try (Clients clients = new Clients(List.of(one, other));
        Events events = new Events(broker.bootstrapServers())) {
      clients.begin();
      awaitProgress(clients);
      handlers.awaitProgress();
      int muted = handlers.muteAll(handlers.both().getFirst());
      for (List<Path> build : List.of(nextBuild, THIS_BUILD)) {
        Service handler = handlers.both().getFirst();
        Service otherHandler = handlers.both().getLast();
        for (List<Service> each :
            List.of(List.of(one, handler), List.of(other, otherHandler), List.of(validator))) {
          exchange(each, build);
          awaitProgress(clients);
          handlers.awaitProgress();
        }
        if (build.equals(nextBuild)) {
          assertThat(deprecate(one, NextBuild.NEW_NOTE + "alt"))
              .hasValueSatisfying(answer -> {
                assertThat(answer.statusCode()).isEqualTo(409);
                assertThat(answer.body()).contains("facts.level=2");
              });
        }
      }
      clients.end();
      assertRight(clients);
      whoWritesANewFormTooEarlyStopsWhoCannotReadIt(nextBuild);
      assertRight(events, muted);
    }
    raisingTheLevelTooEarlyStopsWhoCannotRead(nextBuild);
  }

  /** One of each kind at a time; who is of different kinds doesn't wait for the other. */
  private void exchange(List<Service> services, List<Path> build) {
    services.forEach(Service::stop);
    services.forEach(service -> service.begin(build, children));
    for (Service service : services) {
      await().atMost(Service.LONG).until(() -> service.status("/readyz") == 200);
    }
  }

  private void assertRight(Clients clients) {
    assertThat(clients.wrong()).isEmpty();
    assertThat(clients.reads()).isPositive();
    for (Service replica : List.of(one, other)) {
      for (Written written : clients.written()) {
        clients.check(written, replica);
      }
    }
    assertThat(clients.wrong()).isEmpty();
    assertThat(clients.written()).extracting(Written::id).doesNotHaveDuplicates();
  }

  private void assertRight(Events events, int muted) throws InterruptedException {
    int sent = events.end();
    await()
        .atMost(Service.LONG)
        .until(() ->
            events.arrivedIn(Events.TOPIC + ".validated").size()
                    + events.arrivedIn(Events.TOPIC + ".dlq").size()
                >= sent);
    assertThat(events.arrivedIn(Events.TOPIC + ".validated"))
        .isEqualTo(Events.expected(sent, false));
    assertThat(events.arrivedIn(Events.TOPIC + ".dlq")).isEqualTo(Events.expected(sent, true));
    Map<String, Long> expected = Events.expectedByPlace(sent);
    for (Service handler : handlers.both()) {
      await()
          .atMost(Service.LONG)
          .untilAsserted(() -> {
            assertThat(Handlers.counts(handler)).contains(expected);
            assertThat(Handlers.countsByTimeline(handler)).contains(expected);
            assertThat(Handlers.muted(handler)).isEqualTo(muted);
          });
    }
  }

  /** Each of them is at work: more was acknowledged since. */
  private static void awaitProgress(Clients clients) {
    int before = clients.written().size();
    await().atMost(Service.LONG).until(() -> clients.written().size() > before + 3);
  }

  /** What the newer one has written stays; whoever reads it goes on from there. */
  private void whoWritesANewFormTooEarlyStopsWhoCannotReadIt(List<Path> nextBuild)
      throws Exception {
    Service eager = handlers.both().getFirst();
    Service older = handlers.both().getLast();
    exchange(
        List.of(eager), List.of(NextBuild.thatWritesTooEarlyIn(scratch.root().resolve("early"))));
    handlers.awaitProgress(eager);

    eager.stop();

    await().atMost(Service.LONG).until(() -> older.status("/readyz") == 503);
    await()
        .atMost(Service.LONG)
        .untilAsserted(() -> assertThat(log(older)).contains("it has form 2, known is 1"));
    exchange(handlers.both(), nextBuild);
  }

  private String log(Service service) throws IOException {
    return Files.readString(scratch.root().resolve(service + ".log"));
  }

  private void raisingTheLevelTooEarlyStopsWhoCannotRead(List<Path> nextBuild) {
    one.stop();
    one.start(nextBuild, children, "--set", "facts.level=2");

    assertThat(status(deprecate(one, NextBuild.NEW_NOTE + "alt"))).isEqualTo(200);

    await().atMost(Service.LONG).until(() -> other.status("/readyz") == 503);
    assertThat(other.get("/readyz"))
        .hasValueSatisfying(answer ->
            assertThat(answer.body()).contains("deprecation-stated", "form 3", "upgrade"));
    assertThat(other.status("/schemas/v1/" + Events.SCHEMA_NAME)).isEqualTo(200);
    assertThat(one.status("/readyz")).isEqualTo(200);
    await()
        .atMost(Service.LONG)
        .until(() ->
            validator.get("/readyz").stream()
                .anyMatch(answer -> answer.body().contains("upgrade the validator")));
    assertThat(validator.status("/livez")).isEqualTo(200);
  }

  private static Optional<HttpResponse<String>> deprecate(Service replica, String note) {
    return replica.send(
        "PUT",
        "/schemas/v1/%s@1.0.0/deprecation".formatted(Events.SCHEMA_NAME),
        "{\"note\":\"%s\"}".formatted(note));
  }
}
