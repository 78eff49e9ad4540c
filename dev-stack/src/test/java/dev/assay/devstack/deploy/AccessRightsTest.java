package dev.assay.devstack.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.registry.RegistryService;
import dev.assay.triage.TriageService;
import dev.assay.validator.ValidatorService;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The services under exactly the rights that the {@code KafkaUser}s of {@code k8s/} give them, on a
 * broker that carries them out.
 */
class AccessRightsTest {
  private static final String TOPIC = "telemetry.feedback";
  private static final String SCHEMA = "telemetry.FeedbackEvent";
  private static final int EVENTS = 200;
  private static final String PUBLISH =
      """
      {"name": "telemetry.FeedbackEvent", "track": "v1", "core_version": "%s", "content": {
        "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["queue_size"],
        "properties": {"queue_size": {"type": "integer", "minimum": 0}, "level": {"enum": ["ok", "soft", "hard"]}}}}
      """;

  @TempDir private Path directory;

  @Test
  void theRightsOfTheUsersAreEnoughAndNoneIsTooMuch() throws Exception {
    Overlay prod = Overlay.of("prod");
    List<Grant> grants = Grant.of(prod);
    WatchingAuthorizer.forget();
    try (Guarded guarded = new Guarded(prod, directory)) {
      RegistryService registry = guarded.registry();
      ValidatorService validator = guarded.validator(TOPIC, SCHEMA);
      TriageService deadLetters = guarded.deadLetters(TOPIC + ".dlq");

      publishAndEnforce(guarded, registry.uri());
      judge(guarded, Guarded.uri(validator));
      tend(guarded, deadLetters.uri());

      assertThat(WatchingAuthorizer.DENIED).as("denied").isEmpty();
      assertThat(WatchingAuthorizer.unneeded(ofServices(grants)))
          .as("given and never needed")
          .isEmpty();

      withoutItsAuditTheRegistryWritesNothing(guarded, registry.uri(), grants);
    }
  }

  /** {@code BackupRightsTest} tells of those who back up and restore. */
  private static List<Grant> ofServices(List<Grant> grants) {
    return grants.stream().filter(grant -> Service.named(grant.user()).isPresent()).toList();
  }

  private static void publishAndEnforce(Guarded guarded, URI registry) {
    guarded.ask("POST", registry, "/admin/schemas", PUBLISH.formatted("1.0.0"));
    guarded.ask("PUT", registry, "/enforcement/schema:" + SCHEMA, "{\"mode\": \"enforce\"}");
    guarded.ask("GET", registry, "/audit", "");
    await()
        .atMost(Guarded.LONG)
        .until(() -> !guarded.ask("GET", registry, "/instances", "").path("instances").isEmpty());
  }

  private static void judge(Guarded guarded, URI validator) {
    await()
        .atMost(Guarded.LONG)
        .until(() -> guarded.send("GET", validator, "/status", "").body().contains("enforce"));
    guarded.produce(TOPIC, IntStream.range(0, EVENTS).mapToObj(AccessRightsTest::event).toList());
    await()
        .atMost(Guarded.LONG)
        .until(() ->
            guarded.send("GET", validator, "/status", "").body().contains("\"in\":" + EVENTS));
    String run =
        guarded
            .ask(
                "POST",
                validator,
                "/what-if",
                "{\"topic\": \"%s\", \"last\": \"1h\"}".formatted(TOPIC))
            .path("id")
            .asString("");
    await()
        .atMost(Guarded.LONG)
        .until(() ->
            guarded
                .ask("GET", validator, "/what-if/" + run, "")
                .path("state")
                .asString("")
                .equals("done"));
  }

  /** Groups, letters, a mark, and two redrives: one that brings letters home, one that parks. */
  private static void tend(Guarded guarded, URI deadLetters) {
    await()
        .atMost(Guarded.LONG)
        .until(() -> guarded.ask("GET", deadLetters, "/failures", "").size() == 2);
    List<String> groups = new ArrayList<>();
    guarded
        .ask("GET", deadLetters, "/failures", "")
        .forEach(group -> groups.add(group.path("fingerprint").asString("")));
    for (String group : groups) {
      guarded.ask("GET", deadLetters, "/failures/" + group + "/letters", "");
      guarded.ask("PUT", deadLetters, "/failures/" + group + "/state", "{\"state\": \"muted\"}");
    }
    redrive(
        guarded, deadLetters, groups.get(0), "\"set\": {\"/queue_size\": 1, \"/level\": \"ok\"}");
    redrive(guarded, deadLetters, groups.get(1), "\"park_failing\": true, \"force\": true");
  }

  private static void redrive(Guarded guarded, URI deadLetters, String group, String how) {
    JsonNode begun =
        guarded.ask(
            "POST",
            deadLetters,
            "/redrives",
            "{\"group\": \"%s\", %s, \"dry_run\": false}".formatted(group, how));
    String id = begun.at("/redrive/id").asString("");
    await()
        .atMost(Guarded.LONG)
        .until(() ->
            guarded
                .ask("GET", deadLetters, "/redrives/" + id, "")
                .at("/redrive/state")
                .asString("")
                .equals("completed"));
  }

  private static void withoutItsAuditTheRegistryWritesNothing(
      Guarded guarded, URI registry, List<Grant> grants) throws Exception {
    guarded.take(
        grants.stream()
            .filter(grant -> grant.name().equals("assay.audit"))
            .filter(grant -> grant.user().equals("registry-service"))
            .filter(grant -> grant.operation() == AclOperation.WRITE)
            .toList());
    await()
        .atMost(Guarded.LONG)
        .untilAsserted(() -> {
          int status =
              guarded
                  .send("POST", registry, "/admin/schemas", PUBLISH.formatted("1.0.1"))
                  .statusCode();
          assertThat(status).isEqualTo(503);
          assertThat(WatchingAuthorizer.DENIED)
              .anyMatch(access -> access.resource().equals("assay.audit"));
        });
  }

  /** Of ten, one that a repair heals and one that is no JSON at all. */
  private static String event(int i) {
    return switch (i % 10) {
      case 3 -> "{\"queue_size\": \"many\"}";
      case 7 -> "{\"queue_size\": ";
      default -> "{\"queue_size\": %d, \"level\": \"ok\"}".formatted(i);
    };
  }
}
