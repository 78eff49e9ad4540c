package dev.assay.triage.herald;

import dev.assay.triage.alert.Alert;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** What is looked at from time to time, by one instance of all. */
public final class Clockwork {
  private static final Duration CONNECT = Duration.ofSeconds(3);

  private final Optional<RegistryHealth> health;
  private final Optional<DailySummary> summary;

  Clockwork(Optional<RegistryHealth> health, Optional<DailySummary> summary) {
    this.health = health;
    this.summary = summary;
  }

  /**
   * Looks at these.
   *
   * @param registry where it is, where it shall be asked
   * @param trust whom to trust there, if not whom the JDK trusts
   * @param downAfter how long it may be away
   * @param summary when days are summed up, where they are
   */
  public static Clockwork of(
      Optional<URI> registry,
      Optional<SSLContext> trust,
      Duration downAfter,
      Optional<Summing> summary) {
    return new Clockwork(
        registry.map(at -> new RegistryHealth(at, downAfter, client(trust))),
        summary.map(it -> new DailySummary(it.at, it.zone, it.day::facts)));
  }

  private static HttpClient client(Optional<SSLContext> trust) {
    HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(CONNECT);
    trust.ifPresent(client::sslContext);
    return client.build();
  }

  /**
   * When days are summed up.
   *
   * @param at at this time of day
   * @param zone of this zone
   * @param day what there is to say
   */
  public record Summing(LocalTime at, ZoneId zone, Day day) {}

  Told look(Memory before, Instant now) {
    Told first = health.map(it -> it.look(before, now)).orElse(new Told(before, List.of()));
    Told second =
        summary.map(it -> it.look(first.memory(), now)).orElse(new Told(first.memory(), List.of()));
    List<Alert> all = new ArrayList<>(first.alerts());
    all.addAll(second.alerts());
    return new Told(second.memory(), all);
  }
}
