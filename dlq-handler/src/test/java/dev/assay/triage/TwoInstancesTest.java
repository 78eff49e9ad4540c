package dev.assay.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.FailureGroupBody;
import dev.assay.contracts.rest.LettersBody;
import dev.assay.contracts.rest.TimelineBody;
import dev.assay.servers.FreePorts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances share the groups; each answers for all, and marks arrive wherever they are said.
 */
class TwoInstancesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String TOPIC = "shared.dlq";
  private static final int GROUPS = 12;
  private static final int EACH = 5;

  @TempDir private Path directory;
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void eachAnswersForAllAndAMarkHoldsOnBothAndOutlivesOne() throws Exception {
    try (Cluster cluster = new Cluster()) {
      cluster.createTopic(TOPIC, 2, Map.of());
      Map<String, Long> sent = send(cluster);
      try (TriageService one = start(cluster, "one")) {
        await(cluster, one, sent);
        TriageService two = start(cluster, "two");
        try {
          await(cluster, two, sent);
          await(cluster, one, sent);
          assertThat(partsOf(one)).isBetween(1, GROUPS - 1);
          assertThat(partsOf(one) + partsOf(two)).isEqualTo(GROUPS);
          for (String fingerprint : sent.keySet()) {
            assertShown(one, fingerprint);
            assertShown(two, fingerprint);
            assertThat(mark(two, fingerprint)).isEqualTo(200);
          }
          assertThat(states(cluster, one)).hasSize(GROUPS).containsOnly("muted");
        } finally {
          two.close();
        }
        await(cluster, one, sent);
        assertThat(states(cluster, one)).hasSize(GROUPS).containsOnly("muted");
      }
    }
  }

  private Map<String, Long> send(Cluster cluster) {
    Map<String, Long> sent = new TreeMap<>();
    for (int n = 0; n < GROUPS * EACH; n++) {
      String member = "member-" + n % GROUPS;
      cluster.send(
          new ProducerRecord<>(
              TOPIC,
              n % 2,
              null,
              null,
              DeadLetterBytes.VALUE,
              DeadLetterBytes.headers(member, "source", n)));
      sent.merge(DeadLetterBytes.fingerprint(member).value(), 1L, Long::sum);
    }
    cluster.flush();
    return sent;
  }

  private TriageService start(Cluster cluster, String name) {
    int port = FreePorts.one();
    Map<String, String> more = new HashMap<>();
    more.put("groups.instance", name);
    more.put("groups.advertised", "127.0.0.1:" + port);
    more.put("http.port", Integer.toString(port));
    more.put("groups.state-directory", directory.resolve(name).toString());
    return TriageService.start(
        TriageServiceTest.configuration(cluster, directory, TOPIC, more), Clock.systemUTC());
  }

  private static void await(Cluster cluster, TriageService service, Map<String, Long> sent) {
    org.awaitility.Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(cluster.counts(service.uri())).isEqualTo(Optional.of(sent)));
  }

  private static List<String> states(Cluster cluster, TriageService service) {
    return org.awaitility.Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> cluster.groups(service.uri()), Optional::isPresent)
        .orElseThrow()
        .stream()
        .map(FailureGroupBody::state)
        .toList();
  }

  private int partsOf(TriageService service) throws Exception {
    return WireJson.MAPPER.readTree(get(service, "/peers/failures").body()).path("groups").size();
  }

  private void assertShown(TriageService service, String fingerprint) throws Exception {
    HttpResponse<String> shown = get(service, "/failures/" + fingerprint);
    assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
    assertThat(
            WireJson.MAPPER.readValue(shown.body(), FailureGroupBody.WithSamples.class).samples())
        .isNotEmpty();
    assertThat(
            WireJson.MAPPER
                .readValue(
                    get(service, "/failures/" + fingerprint + "/timeline").body(),
                    TimelineBody.class)
                .buckets()
                .stream()
                .mapToLong(TimelineBody.Bucket::count)
                .sum())
        .isEqualTo(EACH);
    LettersBody letters =
        WireJson.MAPPER.readValue(
            get(service, "/failures/" + fingerprint + "/letters").body(), LettersBody.class);
    assertThat(letters.letters()).hasSize(EACH);
    assertThat(letters.next()).isEmpty();
    assertThat(pages(service, fingerprint)).isEqualTo(letters.letters());
  }

  private List<LettersBody.Letter> pages(TriageService service, String fingerprint)
      throws Exception {
    List<LettersBody.Letter> all = new ArrayList<>();
    Optional<String> next = Optional.of("");
    while (next.isPresent()) {
      String after = next.get().isEmpty() ? "" : "&after=" + next.get();
      LettersBody page =
          WireJson.MAPPER.readValue(
              get(service, "/failures/" + fingerprint + "/letters?limit=2" + after).body(),
              LettersBody.class);
      assertThat(page.letters()).hasSizeLessThanOrEqualTo(2);
      all.addAll(page.letters());
      next = page.next();
    }
    return all;
  }

  private int mark(TriageService service, String fingerprint) throws Exception {
    URI uri = URI.create(service.uri() + "/failures/" + fingerprint + "/state");
    return client
        .send(
            HttpRequest.newBuilder(uri)
                .PUT(HttpRequest.BodyPublishers.ofString("{\"state\":\"muted\"}"))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }

  private HttpResponse<String> get(TriageService service, String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(service.uri() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
