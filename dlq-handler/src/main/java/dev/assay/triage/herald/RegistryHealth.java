package dev.assay.triage.herald;

import dev.assay.triage.alert.Alert;
import dev.assay.triage.alert.AlertRule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Asks the registry how it is; tells when it is not ready for long, and when it is again.
 *
 * @param registry where it is
 * @param after how long it may be away
 * @param client asks
 */
record RegistryHealth(URI registry, Duration after, HttpClient client) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** What is wrong with it; nothing where it is ready. */
  private Optional<String> trouble() {
    try {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(registry + "/readyz")).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? Optional.empty()
          : Optional.of("it answers " + answer.statusCode());
    } catch (IOException away) {
      return Optional.of("it doesn't answer: " + away);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  Told look(Memory before, Instant now) {
    Optional<String> trouble = trouble();
    if (trouble.isEmpty()) {
      return new Told(
          before.up(),
          before.toldDown()
              ? List.of(
                  alert(
                      "again/" + before.downSince().orElse(now),
                      "the registry is ready again",
                      List.of("it was away since " + before.downSince().orElse(now)),
                      now))
              : List.of());
    }
    Instant since = before.downSince().orElse(now);
    boolean isDue = !before.toldDown() && !since.isAfter(now.minus(after));
    return new Told(
        before.down(since, before.toldDown() || isDue),
        isDue
            ? List.of(
                alert(
                    since.toString(),
                    "the registry at %s is not ready".formatted(registry.getAuthority()),
                    List.of(trouble.get(), "since " + since),
                    now))
            : List.of());
  }

  private Alert alert(String occasion, String headline, List<String> facts, Instant now) {
    return new Alert(
        "%s/%s".formatted(AlertRule.REGISTRY_UNHEALTHY.text(), occasion),
        AlertRule.REGISTRY_UNHEALTHY,
        registry.getAuthority(),
        headline,
        facts,
        List.of(),
        now);
  }
}
