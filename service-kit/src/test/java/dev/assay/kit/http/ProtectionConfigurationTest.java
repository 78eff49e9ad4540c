package dev.assay.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.kit.access.Issuer;
import dev.assay.kit.access.Role;
import dev.assay.kit.config.ConfigurationReader;
import dev.assay.kit.config.ConfigurationReference;
import dev.assay.kit.config.ConfigurationRefused;
import dev.assay.kit.config.ConfigurationSources;
import dev.assay.kit.config.Key;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProtectionConfigurationTest {
  private static final String TOKEN = "a-token-that-is-long-enough";
  private static final String SECRET = "a-secret-that-has-at-least-32-bytes-in-it";

  record Kettle(@Key("http") HttpSettings http) {}

  private static HttpSettings read(Map<String, String> keys) {
    return ConfigurationReader.read(Kettle.class, ConfigurationSources.none().withOverrides(keys))
        .http();
  }

  private static Map<String, String> with(Map<String, String> keys, String... more) {
    Map<String, String> all = new LinkedHashMap<>(keys);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }

  private static final Map<String, String> SHARED =
      Map.of("http.auth.jwt.secret", SECRET, "http.port", "0");

  @Test
  void nothingGivenAsksForNothing() {
    HttpSettings settings = read(Map.of());
    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.protection()).isEqualTo(Protection.none());
    assertThat(settings.protection().auth().isConfigured()).isFalse();
  }

  @Test
  void anIssuerIsConfiguredByKeysAndHeeded() throws Exception {
    var key = Issuer.rsa("key");
    try (Issuer issuer = new Issuer();
        HttpClient client = HttpClient.newHttpClient()) {
      issuer.publish(key.toPublicJWK());
      HttpSettings settings =
          read(
              Map.of(
                  "http.port", "0",
                  "http.auth.jwt.jwks-url", issuer.keys().toString(),
                  "http.auth.jwt.issuer", Issuer.NAME,
                  "http.auth.jwt.audience", "others, " + Issuer.AUDIENCE,
                  "http.auth.jwt.role-map", "ci=publisher, sre=operator",
                  "http.auth.jwt.jwks.lifetime", "2m",
                  "http.limits.per-principal", "3/h"));
      try (HttpHost host =
          HttpHost.start(
              settings,
              List.of(routes ->
                  routes.get("/", Role.PUBLISHER, Replying.now(_ -> Reply.text("in")))))) {
        String token = Issuer.signed(key, Issuer.claims("ci", Instant.now().plusSeconds(60), "ci"));
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(host.uri() + "/"))
                .header("Authorization", "Bearer " + token)
                .build();
        for (int expected : new int[] {200, 200, 200, 429}) {
          assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void secretsAreInNoTextOfASetting() {
    HttpSettings settings =
        read(
            with(
                SHARED,
                "http.auth.tokens[0].principal",
                "ada",
                "http.auth.tokens[0].roles",
                "reader",
                "http.auth.tokens[0].token",
                TOKEN));
    assertThat(settings.toString()).contains("ada").doesNotContain(TOKEN, SECRET);
  }

  @Test
  void whatIsWrongIsToldByItsKeyWithoutTheSecret() {
    assertRefused(
        with(Map.of(), "http.auth.tokens[0].principal", "ada", "http.auth.tokens[0].roles", "boss"),
        "http.auth.tokens[0].roles",
        "reader, publisher, operator, admin");
    assertRefused(with(Map.of(), "http.auth.jwt.secret", "too-short"), "http.auth.jwt", "32 bytes");
    assertRefused(
        with(SHARED, "http.auth.jwt.key-file", "key.pem"), "http.auth.jwt", "exactly one of");
    assertRefused(with(SHARED, "http.auth.jwt.role-map", "ci"), "role-map", "VALUE=ROLE");
    assertRefused(with(SHARED, "http.limits.per-address", "100"), "per-address", "600/m");
    assertRefused(
        with(SHARED, "http.trusted-proxies", "10.0.0.0/99"), "trusted-proxies", "10.0.0.0");
    assertRefused(with(SHARED, "http.tls.certificate", "a.pem"), "http.tls.key", "missing");
    assertRefused(
        with(
            SHARED,
            "http.tls.certificate",
            "a.pem",
            "http.tls.key",
            "a.key",
            "http.tls.client-certificates",
            "required"),
        "http.tls",
        "client-ca");
    assertRefused(
        with(
            SHARED,
            "http.auth.certificates[0].match",
            "cn:ada",
            "http.auth.certificates[0].roles",
            "reader"),
        "http",
        "tls.client-certificates");
    assertRefused(
        with(
            SHARED,
            "http.auth.certificates[0].match",
            "ada",
            "http.auth.certificates[0].roles",
            "reader"),
        "http.auth.certificates[0].match",
        "subject:, cn:, dns:, uri: or email:");
    assertRefused(with(SHARED, "http.host", "0.0.0.0"), "http", "allow-plaintext");
    assertRefused(Map.of("http.host", "0.0.0.0"), "http", "without authentication");
  }

  private static void assertRefused(Map<String, String> keys, String key, String why) {
    assertThatThrownBy(() -> read(keys))
        .isInstanceOf(ConfigurationRefused.class)
        .hasMessageContaining(key)
        .hasMessageContaining(why)
        .message()
        .doesNotContain(SECRET, "too-short");
  }

  @Test
  void everyKeyIsInTheReference() {
    assertThat(ConfigurationReference.markdown(Kettle.class))
        .contains(
            "`http.auth.jwt.jwks-url`",
            "`http.auth.jwt.jwks.min-interval`",
            "`http.auth.tokens[0].sha256`",
            "`http.auth.certificates[0].match`",
            "`http.tls.client-ca`",
            "`http.limits.failed-authentications`",
            "`http.allow-plaintext`");
  }
}
