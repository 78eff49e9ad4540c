package dev.assay.devstack.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.client.FailuresClient;
import dev.assay.client.MirrorClient;
import dev.assay.client.ServiceEndpoint;
import dev.assay.contracts.rest.FailureGroupBody;
import dev.assay.devstack.story.Running.Sent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** From a schema published with a bare HTTP request to events counted out of both topics. */
class StoryTest {
  private static final String TOPIC = "telemetry.feedback";
  private static final int EVENTS = 10_000;
  private static final int BAD = 1_000;
  private static final String SCHEMA =
      """
      {"name": "telemetry.FeedbackEvent", "track": "v1", "core_version": "1.0.0", "content": {
        "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
        "required": ["coordinator_id", "queue_size", "capacity", "level", "source", "ts"],
        "properties": {
          "coordinator_id": {"type": "string"}, "source": {"type": "string"},
          "queue_size": {"type": "integer", "minimum": 0},
          "capacity": {"type": "integer", "exclusiveMinimum": 0},
          "level": {"enum": ["ok", "soft", "hard"]}, "ts": {"type": "number", "minimum": 0}}}}
      """;

  @TempDir private Path directory;
  private Running running;
  private ConsoleConsumer console;

  @BeforeEach
  void start(TestInfo test) {
    running = Running.in(directory);
    console = new ConsoleConsumer(running.stack().bootstrapServers());
    System.out.println(test.getDisplayName() + ": counted by " + console);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void tenThousandEventsComeOutWholeInLogOnlyAndSplitInEnforce() {
    running.decide("POST", "/admin/schemas", SCHEMA);

    running.produce(TOPIC, events());
    running.awaitJudged(TOPIC, EVENTS);
    awaitCounts(EVENTS, 0);

    running.decide(
        "PUT",
        "/enforcement/schema:telemetry.FeedbackEvent",
        "{\"mode\": \"enforce\", \"reason\": \"the story goes on\"}");
    running.produce(TOPIC, events());
    running.awaitJudged(TOPIC, 2 * EVENTS);
    awaitCounts(EVENTS + EVENTS - BAD, BAD);

    assertThat(sorted(console.read(TOPIC + ".dlq"))).isEqualTo(sorted(badValues()));
    awaitGrouped();
    if (running.stack().etcd().isPresent()) {
      MirrorClient mirror =
          new MirrorClient(ServiceEndpoint.registry(running.stack().registry()), "story");
      assertThat(mirror.verify().path("equal").asBoolean()).isTrue();
    }
  }

  private void awaitCounts(int validated, int refused) {
    await()
        .atMost(Running.LONG)
        .untilAsserted(() -> {
          assertThat(console.read(TOPIC + ".validated")).hasSize(validated);
          assertThat(console.read(TOPIC + ".dlq")).hasSize(refused);
        });
  }

  private void awaitGrouped() {
    FailuresClient failures =
        new FailuresClient(ServiceEndpoint.dlqHandler(running.stack().deadLetters()));
    await()
        .atMost(Running.LONG)
        .ignoreExceptions()
        .untilAsserted(() -> {
          List<FailureGroupBody> groups = failures.groups();
          assertThat(groups.stream().mapToLong(FailureGroupBody::count).sum()).isEqualTo(BAD);
          assertThat(groups)
              .extracting(FailureGroupBody::reason)
              .contains("schema-violation", "not-json");
          assertThat(groups).hasSize(4);
        });
  }

  private static List<Sent> events() {
    List<Sent> events = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      byte[] key = ("coordinator-" + i % 40).getBytes(UTF_8);
      events.add(new Sent(key, (isBad(i) ? bad(i) : good(i)).getBytes(UTF_8)));
    }
    return events;
  }

  private static boolean isBad(int i) {
    return i % (EVENTS / BAD) == 3;
  }

  private static List<String> badValues() {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      if (isBad(i)) {
        values.add(bad(i));
      }
    }
    return values;
  }

  private static String good(int i) {
    return "{\"coordinator_id\":\"coordinator-%d\",\"queue_size\":%d,\"capacity\":10000,\"level\":\"ok\",\"source\":\"store\",\"ts\":1700000000.5}"
        .formatted(i % 40, i);
  }

  private static String bad(int i) {
    return switch (i / 10 % 4) {
      case 0 -> good(i).replace("\"queue_size\"", "\"queueSize\"");
      case 1 -> good(i).replace("\"capacity\":10000", "\"capacity\":\"10000\"");
      case 2 -> good(i).substring(0, 40);
      default -> good(i).replace("\"level\":\"ok\"", "\"level\":\"fine\"");
    };
  }

  private static List<String> sorted(List<String> values) {
    List<String> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted;
  }
}
