package dev.assay.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.FailureGroupBody;
import dev.assay.kit.config.ConfigurationRefused;
import dev.assay.kit.tls.FileUnusable;
import dev.assay.servers.FreePorts;
import dev.assay.servers.certificates.Authority;
import dev.assay.servers.certificates.Authority.Issued;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several instances that speak TLS and ask for proofs, of people and of each other. */
class SecuredInstancesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String TOPIC = "secured.dlq";
  private static final int GROUPS = 12;
  private static final String PEER = "the-token-of-all-instances-0123456789";

  @TempDir private static Path directory;
  private static Cluster cluster;
  private static Authority authority;
  private static Issued shown;
  private static HttpClient byCertificate;
  private static Set<String> sent;

  @BeforeAll
  static void start() throws Exception {
    cluster = new Cluster();
    cluster.createTopic(TOPIC, 2, Map.of());
    sent = send();
    authority = Authority.in(directory, "authority");
    shown = authority.issue("instance", "CN=instance", "ip:127.0.0.1");
    // Proves who asks without a header, so that there is nothing to hand on.
    byCertificate =
        HttpClient.newBuilder()
            .sslContext(authority.trusting(authority.issue("alice", "CN=alice", "dns:alice")))
            .build();
    Files.writeString(directory.resolve("tokens"), "instances operator " + PEER + "\n");
  }

  @AfterAll
  static void stop() {
    byCertificate.close();
    cluster.close();
  }

  private static Set<String> send() {
    Set<String> fingerprints = new HashSet<>();
    for (int n = 0; n < GROUPS * 2; n++) {
      String member = "member-" + n % GROUPS;
      cluster.send(
          new ProducerRecord<>(
              TOPIC,
              n % 2,
              null,
              null,
              DeadLetterBytes.VALUE,
              DeadLetterBytes.headers(member, "source", n)));
      fingerprints.add(DeadLetterBytes.fingerprint(member).value());
    }
    cluster.flush();
    return fingerprints;
  }

  @Test
  void eachAnswersForAllAndWithoutAGoodTokenItSaysWhatToConfigure() throws Exception {
    Path good = Files.writeString(directory.resolve("peer-token"), PEER + "\n");
    Path changing = Files.writeString(directory.resolve("changing-token"), "unknown-" + PEER);
    try (TriageService one = instance("one", token(good))) {
      try (TriageService two = instance("two", Map.of())) {
        awaitGroups(one);
        assertThat(awaitTrouble(two, "answered 401"))
            .contains("groups.peers.token-file", "operator");
      }
      try (TriageService two = instance("two", token(changing))) {
        awaitGroups(one);
        assertThat(awaitTrouble(two, "answered 401"))
            .contains(changing.toString(), "http.auth.token-file")
            .doesNotContain(PEER);

        Files.writeString(changing, PEER);

        awaitGroups(two);
        for (String fingerprint : sent) {
          assertThat(get(one, "/failures/" + fingerprint).body()).contains("\"samples\":[{");
          assertThat(get(two, "/failures/" + fingerprint).body()).contains("\"samples\":[{");
        }
      }
    }
  }

  @Test
  void aPeerThatNobodyVouchesForIsNotAskedAndTheKeyIsNamed() throws Exception {
    Path good = Files.writeString(directory.resolve("another-token"), PEER);
    Map<String, String> stranger = new HashMap<>(token(good));
    Path unknown = Authority.in(directory, "unknown").certificate();
    stranger.put("groups.peers.tls.ca", unknown.toString());
    try (TriageService one = instance("one", token(good));
        TriageService two = instance("two", stranger)) {
      awaitGroups(one);

      assertThat(awaitTrouble(two, "groups.peers.tls.ca")).contains(unknown.toString());
    }
  }

  @Test
  void certificatesThatAllAskForMustBeGivenToAskWith() {
    Map<String, String> required = settings("one", Map.of());
    required.put("http.tls.client-certificates", "required");

    assertThatThrownBy(() -> TriageServiceTest.configuration(cluster, directory, TOPIC, required))
        .isInstanceOf(ConfigurationRefused.class)
        .hasMessageContaining("groups.peers.tls.certificate");
  }

  @Test
  void tlsBetweenInstancesThatSpeakNoneIsRefused() {
    Map<String, String> plain =
        Map.of(
            "groups.instance", "one",
            "groups.advertised", "127.0.0.1:1",
            "groups.peers.tls.ca", "ca.pem");

    assertThatThrownBy(() -> TriageServiceTest.configuration(cluster, directory, TOPIC, plain))
        .isInstanceOf(ConfigurationRefused.class)
        .hasMessageContaining("http.tls.certificate");
  }

  @Test
  void aFileWithoutATokenIsNamedAtTheStart() throws Exception {
    Path blank = Files.writeString(directory.resolve("blank"), "two words\n");

    assertThatThrownBy(() -> instance("one", token(blank)))
        .isInstanceOf(FileUnusable.class)
        .hasMessageContaining(blank.toString());
  }

  private static Map<String, String> token(Path file) {
    return Map.of("groups.peers.token-file", file.toString());
  }

  private static Map<String, String> settings(String name, Map<String, String> more) {
    int port = FreePorts.one();
    Map<String, String> all = new HashMap<>();
    all.put("groups.instance", name);
    all.put("groups.advertised", "127.0.0.1:" + port);
    all.put("groups.state-directory", directory.resolve("state-" + name + port).toString());
    all.put("groups.peers.tls.ca", authority.certificate().toString());
    all.put("http.port", Integer.toString(port));
    all.put("http.tls.certificate", shown.certificate().toString());
    all.put("http.tls.key", shown.key().toString());
    all.put("http.tls.client-certificates", "wanted");
    all.put("http.tls.client-ca", authority.certificate().toString());
    all.put("http.auth.token-file", directory.resolve("tokens").toString());
    all.put("http.auth.certificates[0].match", "cn:alice");
    all.put("http.auth.certificates[0].principal", "alice");
    all.put("http.auth.certificates[0].roles", "operator");
    all.put("http.limits.failed-authentications", "100000/s");
    all.put("http.reload-interval", "50ms");
    all.putAll(more);
    return all;
  }

  private static TriageService instance(String name, Map<String, String> more) {
    return TriageService.start(
        TriageServiceTest.configuration(cluster, directory, TOPIC, settings(name, more)),
        Clock.systemUTC());
  }

  private static void awaitGroups(TriageService service) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          HttpResponse<String> answer = get(service, "/failures");
          assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
          assertThat(WireJson.MAPPER.readValue(answer.body(), FailureGroupBody[].class))
              .extracting(FailureGroupBody::fingerprint)
              .containsExactlyInAnyOrderElementsOf(sent);
        });
  }

  private static String awaitTrouble(TriageService service, String words) {
    return await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> get(service, "/failures").body(), body -> body.contains(words));
  }

  private static HttpResponse<String> get(TriageService service, String path)
      throws IOException, InterruptedException {
    return byCertificate.send(
        HttpRequest.newBuilder(URI.create(service.uri() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
