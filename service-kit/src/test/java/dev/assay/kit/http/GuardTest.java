package dev.assay.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.nimbusds.jose.jwk.RSAKey;
import dev.assay.kit.access.AuthSettings;
import dev.assay.kit.access.Issuer;
import dev.assay.kit.access.JwtClaims;
import dev.assay.kit.access.JwtKeys;
import dev.assay.kit.access.JwtSettings;
import dev.assay.kit.access.Role;
import dev.assay.kit.access.TokenSettings;
import dev.assay.kit.config.ByteSize;
import dev.assay.kit.config.Secret;
import dev.assay.kit.limits.LimitSettings;
import dev.assay.kit.limits.Rate;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

class GuardTest {
  private static final RSAKey KEY = Issuer.rsa("key");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Issuer issuer = new Issuer();
  private final List<HttpHost> hosts = new ArrayList<>();
  private final List<AccessWatch.Refused> refused = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    hosts.forEach(HttpHost::close);
    client.close();
    issuer.close();
  }

  private AuthSettings auth(AuthSettings.Probes probes) {
    issuer.publish(KEY.toPublicJWK());
    JwtKeys keys =
        new JwtKeys(
            Optional.of(issuer.keys()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new JwtKeys.Refresh(Duration.ofMinutes(5), Duration.ofSeconds(30)));
    JwtClaims claims =
        new JwtClaims(
            Optional.of(Issuer.NAME),
            List.of(Issuer.AUDIENCE),
            Duration.ZERO,
            "sub",
            "roles",
            List.of());
    return new AuthSettings(
        Optional.of(new JwtSettings(keys, claims)),
        Arrays.stream(Role.values()).map(GuardTest::holder).toList(),
        Optional.empty(),
        List.of(),
        probes);
  }

  private static TokenSettings holder(Role role) {
    return new TokenSettings(
        "the-" + role.text(),
        List.of(role),
        Optional.of(new Secret(token(role))),
        Optional.empty());
  }

  private static String token(Role role) {
    return "a-token-that-is-long-" + role.text();
  }

  private HttpHost start(Protection protection) {
    HttpSettings settings =
        new HttpSettings("127.0.0.1", 0, ByteSize.parse("1KiB"), Duration.ofMinutes(1), protection);
    HttpHost host = HttpHost.start(settings, List.of(GuardTest::routes), refused::add);
    hosts.add(host);
    return host;
  }

  private HttpHost start() {
    return start(Protection.by(auth(AuthSettings.Probes.OPEN)));
  }

  private static void routes(Routes routes) {
    for (Role role : Role.values()) {
      routes.get("/for/" + role.text(), role, Replying.now(GuardTest::who));
      routes.post(
          "/for/" + role.text(),
          role,
          Replying.now(request -> Reply.text(String.valueOf(request.body().asString()))));
    }
    routes
        .open("/open", Replying.now(GuardTest::who))
        .probe("/probe", Replying.now(GuardTest::who))
        .stream(
            "/stream",
            Role.READER,
            Replying.now(request -> Reply.text(request.queryParams().toString())))
        .stream(
            "/broken-stream",
            Role.READER,
            request -> {
              throw new IllegalStateException("broken at " + Visitor.of(request).name());
            })
        .stream(
            "/socket",
            Role.READER,
            request -> {
              var _ =
                  request
                      .request()
                      .toWebSocket()
                      .onSuccess(socket -> {
                        var _ = socket.writeTextMessage(Visitor.of(request).name());
                      });
            });
  }

  private static Reply who(RoutingContext request) {
    return Reply.text(Visitor.of(request).name());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static HttpRequest.Builder at(HttpHost host, String path) {
    return HttpRequest.newBuilder(URI.create(host.uri() + path)).timeout(Duration.ofSeconds(20));
  }

  private HttpResponse<String> get(HttpHost host, String path, String bearer) {
    return send(at(host, path).header("Authorization", "Bearer " + bearer));
  }

  private static String jwt(String name, Instant until, String... roles) {
    return Issuer.signed(KEY, Issuer.claims(name, until, roles));
  }

  private static String jwt(String name, String... roles) {
    return jwt(name, Instant.now().plusSeconds(300), roles);
  }

  private static JsonNode problem(HttpResponse<String> response, int status, String slug) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue(Problem.MEDIA_TYPE);
    JsonNode problem = JsonBody.mapper().readTree(response.body());
    assertThat(problem.get("type").stringValue()).isEqualTo("urn:assay:problem:" + slug);
    return problem;
  }

  @TestFactory
  List<DynamicTest> whoHasARoleMayDoWhatTheRoleIncludesAndNothingElse() {
    HttpHost host = start();
    List<DynamicTest> tests = new ArrayList<>();
    for (Role has : Role.values()) {
      for (Role asked : Role.values()) {
        int expected = has.includes(asked) ? 200 : 403;
        tests.add(
            DynamicTest.dynamicTest(
                "%s asks for %s: %d".formatted(has.text(), asked.text(), expected),
                () -> {
                  String path = "/for/" + asked.text();
                  assertThat(get(host, path, token(has)).statusCode()).isEqualTo(expected);
                  assertThat(get(host, path, jwt("x", has.text())).statusCode())
                      .isEqualTo(expected);
                }));
      }
    }
    return tests;
  }

  @Test
  void whoProvesNothingIsAskedWhoTheyAre() {
    HttpResponse<String> response = send(at(start(), "/for/publisher"));
    JsonNode problem = problem(response, 401, "unauthenticated");
    assertThat(problem.get("needed_role").stringValue()).isEqualTo("publisher");
    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer realm=\"assay\"");
  }

  @Test
  void whoMayNotIsToldWhichRoleIsNeeded() {
    HttpResponse<String> response = get(start(), "/for/publisher", token(Role.OPERATOR));
    JsonNode problem = problem(response, 403, "forbidden");
    assertThat(problem.get("detail").stringValue())
        .contains("the-operator", "operator", "needed is publisher");
    assertThat(problem.get("remedy").stringValue()).contains("publisher, admin");
    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(challenge -> assertThat(challenge).contains("insufficient_scope"));
    assertThat(refused)
        .singleElement()
        .satisfies(told -> {
          assertThat(told.principal().name()).isEqualTo("the-operator");
          assertThat(told.reason().status()).isEqualTo(403);
          assertThat(told.path()).isEqualTo("/for/publisher");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Bearer a b",
        "Basic YWRhOnNlY3JldA==",
        "Bearer eyJhbGciOiJub25lIn0.e30.",
        "Bearer nobody-has-this-token",
        "Bearer ünïcode"
      })
  void whatIsNoProofIsRefusedAndNotRepeatedInTheAnswer(String header) {
    HttpResponse<String> response =
        send(at(start(), "/for/reader").header("Authorization", header));
    problem(response, 401, "unauthenticated");
    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(challenge -> assertThat(challenge).contains("invalid_token"));
    assertThat(response.body()).doesNotContain("nobody-has-this-token", "eyJ", "YWRh");
  }

  @Test
  void twoProofsAreNone() {
    HttpHost host = start();
    HttpResponse<String> response =
        send(
            at(host, "/for/reader")
                .header("Authorization", "Bearer " + token(Role.READER))
                .header("Authorization", "Bearer " + token(Role.ADMIN)));
    problem(response, 401, "unauthenticated");
  }

  @Test
  void aBodyArrivesWholeAlsoWhereTheSignatureIsVerifiedMeanwhile() {
    HttpHost host = start();
    String body = "x".repeat(1000);
    for (int i = 0; i < 20; i++) {
      HttpResponse<String> response =
          send(
              at(host, "/for/publisher")
                  .header("Authorization", "Bearer " + jwt("ci-" + i, "publisher"))
                  .POST(BodyPublishers.ofString(body)));
      assertThat(response.body()).isEqualTo(body);
    }
  }

  @Test
  void aBodyOfWhoMayNotIsNotEvenMeasured() {
    HttpResponse<String> response =
        send(
            at(start(), "/for/publisher")
                .header("Authorization", "Bearer " + token(Role.READER))
                .POST(BodyPublishers.ofString("x".repeat(100_000))));
    problem(response, 403, "forbidden");
  }

  @Test
  void whatIsOpenIsOpenAndProbesAreAsConfigured() {
    HttpHost open = start();
    assertThat(send(at(open, "/open")).body()).isEqualTo("anonymous");
    assertThat(send(at(open, "/probe")).statusCode()).isEqualTo(200);
    HttpHost closed = start(Protection.by(auth(AuthSettings.Probes.READER)));
    assertThat(send(at(closed, "/open")).statusCode()).isEqualTo(200);
    assertThat(send(at(closed, "/probe")).statusCode()).isEqualTo(401);
    assertThat(get(closed, "/probe", token(Role.READER)).statusCode()).isEqualTo(200);
  }

  @Test
  void withoutAuthenticationAnyoneMayDoAll() {
    HttpHost host = start(Protection.none());
    assertThat(send(at(host, "/for/admin")).body()).isEqualTo("anonymous");
    assertThat(refused).isEmpty();
  }

  @Test
  void aTokenInTheAddressCountsWhereBrowsersCanDoNoOtherAndNowhereElse() {
    HttpHost host = start();
    String query = "?access_token=" + token(Role.READER);
    HttpResponse<String> stream = send(at(host, "/stream" + query + "&from=7"));
    assertThat(stream.statusCode()).isEqualTo(200);
    assertThat(stream.body()).contains("from=7").doesNotContain("access_token");
    problem(send(at(host, "/for/reader" + query)), 401, "unauthenticated");
    assertThat(refused.toString()).doesNotContain(token(Role.READER));
  }

  @Test
  void aTokenInTheAddressIsInNoLogAlsoWhereTheRequestFails() {
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    root.addAppender(lines);
    Logger ours = (Logger) LoggerFactory.getLogger(HttpHost.class.getPackageName());
    ours.setLevel(Level.DEBUG);
    try {
      HttpHost host = start();
      String secret = token(Role.READER);
      assertThat(send(at(host, "/broken-stream?access_token=" + secret)).statusCode())
          .isEqualTo(500);
      assertThat(send(at(host, "/for/admin?access_token=" + secret)).statusCode()).isEqualTo(401);
      assertThat(List.copyOf(lines.list))
          .extracting(line -> line.getFormattedMessage() + line.getKeyValuePairs())
          .anySatisfy(line -> assertThat(line).contains("/broken-stream"))
          .anySatisfy(line -> assertThat(line).contains("turned a request away"))
          .noneSatisfy(line -> assertThat(line).contains(secret));
    } finally {
      ours.setLevel(null);
      root.detachAppender(lines);
    }
  }

  @Test
  void aWebSocketOpensForWhoMayAndForNobodyElse() {
    HttpHost host = start();
    Heard heard = new Heard();
    socket(host, "?access_token=" + jwt("ada", "reader"), heard).join();
    assertThat(heard.first.join()).isEqualTo("ada");
    assertThatThrownBy(() -> socket(host, "?access_token=" + jwt("eve"), new Heard()).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
  }

  @Test
  void aStreamEndsWhenWhatProvedItDoes() {
    HttpHost host = start();
    Heard heard = new Heard();
    Instant soon = Instant.now().plusSeconds(2);
    socket(host, "?access_token=" + jwt("ada", soon, "reader"), heard).join();
    assertThat(heard.first.join()).isEqualTo("ada");
    assertThat(heard.over.orTimeout(20, TimeUnit.SECONDS).join())
        .isAfterOrEqualTo(soon.minusMillis(1500));
  }

  private CompletableFuture<WebSocket> socket(HttpHost host, String query, Heard heard) {
    String uri = host.uri().toString().toLowerCase(Locale.ROOT).replace("http:", "ws:");
    return client.newWebSocketBuilder().buildAsync(URI.create(uri + "/socket" + query), heard);
  }

  private static final class Heard implements WebSocket.Listener {
    private final CompletableFuture<String> first = new CompletableFuture<>();
    private final CompletableFuture<Instant> over = new CompletableFuture<>();

    @Override
    public CompletionStage<Void> onText(WebSocket socket, CharSequence text, boolean last) {
      first.complete(text.toString());
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> onClose(WebSocket socket, int code, String reason) {
      over.complete(Instant.now());
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      over.complete(Instant.now());
    }
  }

  private static LimitSettings limits(String principal, String address, String failures) {
    return new LimitSettings(Rate.parse(principal), Rate.parse(address), Rate.parse(failures), 100);
  }

  @Test
  void whoAsksTooMuchWaitsAndOthersDoNot() {
    HttpHost host =
        start(Protection.by(auth(AuthSettings.Probes.OPEN)).with(limits("2/h", "off", "off")));
    assertThat(get(host, "/for/reader", token(Role.READER)).statusCode()).isEqualTo(200);
    assertThat(get(host, "/for/reader", token(Role.READER)).statusCode()).isEqualTo(200);
    HttpResponse<String> third = get(host, "/for/reader", token(Role.READER));
    problem(third, 429, "too-many-requests");
    assertThat(third.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 1800L);
    assertThat(get(host, "/for/reader", token(Role.ADMIN)).statusCode()).isEqualTo(200);
  }

  @Test
  void anAddressThatAsksTooMuchWaitsWhoeverAsksThere() {
    HttpHost host =
        start(Protection.by(auth(AuthSettings.Probes.OPEN)).with(limits("off", "2/h", "off")));
    assertThat(send(at(host, "/open")).statusCode()).isEqualTo(200);
    assertThat(get(host, "/for/reader", token(Role.READER)).statusCode()).isEqualTo(200);
    problem(send(at(host, "/open")), 429, "too-many-requests");
    problem(get(host, "/for/reader", token(Role.ADMIN)), 429, "too-many-requests");
  }

  @Test
  void whoGuessesTokensIsNotHeardForAWhileAndThoseWhoKnowOneAre() {
    HttpHost host =
        start(Protection.by(auth(AuthSettings.Probes.OPEN)).with(limits("off", "off", "3/h")));
    String known = jwt("ada", "reader");
    assertThat(get(host, "/for/reader", known).statusCode()).isEqualTo(200);
    for (int i = 0; i < 3; i++) {
      problem(get(host, "/for/reader", "guess-number-" + i), 401, "unauthenticated");
    }
    problem(get(host, "/for/reader", "guess-number-4"), 429, "too-many-requests");
    problem(get(host, "/for/reader", jwt("eve", "reader")), 429, "too-many-requests");
    assertThat(get(host, "/for/reader", known).statusCode()).isEqualTo(200);
    assertThat(get(host, "/for/reader", token(Role.READER)).statusCode()).isEqualTo(200);
  }

  @Test
  void otherMachinesMayAskOnlyWhereTheyProveWhoTheyAreAndNobodyReadsTheirTokens() {
    Protection proved = Protection.by(auth(AuthSettings.Probes.OPEN));
    assertThatThrownBy(() -> everywhere(proved))
        .hasMessageContaining("0.0.0.0")
        .hasMessageContaining("tls.certificate")
        .hasMessageContaining("allow-plaintext");
    Protection behindProxy =
        new Protection(
            proved.auth(),
            Optional.empty(),
            true,
            proved.limits(),
            List.of(),
            proved.reloadInterval());
    assertThat(everywhere(behindProxy).isExposedInPlaintext()).isTrue();
  }

  private static HttpSettings everywhere(Protection protection) {
    return new HttpSettings(
        "0.0.0.0", 0, ByteSize.parse("1KiB"), Duration.ofMinutes(1), protection);
  }
}
