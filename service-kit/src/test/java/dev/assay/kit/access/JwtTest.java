package dev.assay.kit.access;

import static dev.assay.kit.access.Issuer.claims;
import static dev.assay.kit.access.Issuer.signed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.assay.kit.config.Secret;
import dev.assay.kit.tls.WatchedFiles;
import dev.assay.servers.certificates.Authority;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JwtTest {
  private static final RSAKey FIRST = Issuer.rsa("first");
  private static final RSAKey SECOND = Issuer.rsa("second");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  private final Issuer issuer = new Issuer();
  private final WatchedFiles files = WatchedFiles.every(Duration.ofMillis(20));
  private Instant now = START;

  @TempDir Path dir;

  @AfterEach
  void stop() {
    issuer.close();
    files.close();
  }

  private static JwtClaims expected(String principal, String roles, ClaimedRole... map) {
    return new JwtClaims(
        Optional.of(Issuer.NAME),
        List.of(Issuer.AUDIENCE),
        Duration.ofSeconds(30),
        principal,
        roles,
        List.of(map));
  }

  private JwtKeys published() {
    return new JwtKeys(
        Optional.of(issuer.keys()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        JwtKeys.Refresh.DEFAULT);
  }

  private static JwtKeys shared() {
    return new JwtKeys(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Secret(SECRET)),
        JwtKeys.Refresh.DEFAULT);
  }

  private static JwtKeys inFile(Path file) {
    return new JwtKeys(
        Optional.empty(),
        Optional.empty(),
        Optional.of(file),
        Optional.empty(),
        JwtKeys.Refresh.DEFAULT);
  }

  private Doorkeeper doorkeeper(JwtKeys keys, JwtClaims claims) {
    return Doorkeeper.of(
        new AuthSettings(
            Optional.of(new JwtSettings(keys, claims)),
            List.of(),
            Optional.empty(),
            List.of(),
            AuthSettings.Probes.OPEN),
        files,
        () -> now);
  }

  private Doorkeeper doorkeeper() {
    issuer.publish(FIRST.toPublicJWK());
    return doorkeeper(published(), expected("sub", "roles"));
  }

  private static Identification shown(Doorkeeper doorkeeper, String token) {
    return doorkeeper.identify(new Presented(Optional.of(token), Optional.empty()));
  }

  private static void assertRejected(Doorkeeper doorkeeper, String token) {
    assertThat(shown(doorkeeper, token)).isInstanceOf(Identification.Rejected.class);
  }

  private static Principal bearer(Doorkeeper doorkeeper, String token) {
    Identification found = shown(doorkeeper, token);
    assertThat(found).isInstanceOf(Identification.Known.class);
    return ((Identification.Known) found).principal();
  }

  private JWTClaimsSet.Builder ada() {
    return claims("ada", START.plusSeconds(600), "publisher");
  }

  @Test
  void aTokenSignedByTheIssuerProvesWhoBearsItWithTheirRolesUntilItExpires() {
    Principal bearer = bearer(doorkeeper(), signed(FIRST, ada()));
    assertThat(bearer.name()).isEqualTo("ada");
    assertThat(bearer.roles()).containsExactly(Role.PUBLISHER);
    assertThat(bearer.until()).hasValue(START.plusSeconds(630));
  }

  @Test
  void ellipticCurvesProveAsMuch() {
    var key = Issuer.ec("curve");
    issuer.publish(key.toPublicJWK());
    Doorkeeper doorkeeper = doorkeeper(published(), expected("sub", "roles"));
    assertThat(bearer(doorkeeper, signed(key, ada())).name()).isEqualTo("ada");
  }

  @Test
  void anUnsignedTokenProvesNothing() {
    assertRejected(doorkeeper(), new PlainJWT(ada().build()).serialize());
    assertRejected(
        doorkeeper(shared(), expected("sub", "roles")), new PlainJWT(ada().build()).serialize());
  }

  @Test
  void aPublicKeyTakenForASecretProvesNothing() throws Exception {
    SignedJWT confused =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), ada().build());
    confused.sign(new MACSigner(FIRST.toRSAPublicKey().getEncoded()));
    assertRejected(doorkeeper(), confused.serialize());
    Doorkeeper byFile = doorkeeper(inFile(pem("key.pem", FIRST)), expected("sub", "roles"));
    assertRejected(byFile, confused.serialize());
  }

  @Test
  void aKeyOfSomebodyElseUnderAKnownIdProvesNothing() throws JOSEException {
    SignedJWT forged =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").build(), ada().build());
    forged.sign(new RSASSASigner(SECOND));
    assertRejected(doorkeeper(), forged.serialize());
  }

  @Test
  void aKeyThatComesWithTheTokenProvesNothing() throws JOSEException {
    SignedJWT forged =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .jwk(SECOND.toPublicJWK())
                .jwkURL(URI.create("http://127.0.0.1:1/keys"))
                .build(),
            ada().build());
    forged.sign(new RSASSASigner(SECOND));
    assertRejected(doorkeeper(), forged.serialize());
  }

  @Test
  void aTokenOfAnotherTypeProvesNothing() throws JOSEException {
    SignedJWT other =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("first")
                .type(new JOSEObjectType("logout+jwt"))
                .build(),
            ada().build());
    other.sign(new RSASSASigner(FIRST));
    assertRejected(doorkeeper(), other.serialize());
  }

  @Test
  void aTokenByAnotherIssuerOrForAnotherServiceProvesNothing() {
    Doorkeeper doorkeeper = doorkeeper();
    assertRejected(doorkeeper, signed(FIRST, ada().issuer("https://other.test")));
    assertRejected(doorkeeper, signed(FIRST, ada().audience("another-service")));
    assertRejected(doorkeeper, signed(FIRST, ada().audience((String) null)));
  }

  @Test
  void aTokenWithoutEndProvesNothing() {
    assertRejected(doorkeeper(), signed(FIRST, ada().expirationTime(null)));
  }

  @Test
  void aTokenThatExpiredProvesNothingOnceTheLeewayIsOverAlsoIfItWasSeenBefore() {
    Doorkeeper doorkeeper = doorkeeper();
    String token = signed(FIRST, ada());
    now = START.plusSeconds(629);
    assertThat(bearer(doorkeeper, token).name()).isEqualTo("ada");
    now = START.plusSeconds(631);
    assertRejected(doorkeeper, token);
  }

  @Test
  void aTokenThatIsNotYetValidProvesNothing() {
    String token = signed(FIRST, ada().notBeforeTime(Date.from(START.plusSeconds(40))));
    Doorkeeper doorkeeper = doorkeeper();
    assertRejected(doorkeeper, token);
    now = START.plusSeconds(11);
    assertThat(bearer(doorkeeper, token).name()).isEqualTo("ada");
  }

  @Test
  void aNameThatTheAuditCouldNotShowIsNone() {
    assertRejected(doorkeeper(), signed(FIRST, ada().subject("a\nb")));
    assertRejected(doorkeeper(), signed(FIRST, ada().subject("a".repeat(201))));
    assertRejected(doorkeeper(), signed(FIRST, ada().subject(null)));
  }

  @Test
  void aTokenWhoseRolesSayNothingHereHasNone() {
    assertThat(
            bearer(doorkeeper(), signed(FIRST, ada().claim("roles", List.of("boss", 7)))).roles())
        .isEmpty();
    assertThat(bearer(doorkeeper(), signed(FIRST, ada().claim("roles", Map.of()))).roles())
        .isEmpty();
  }

  @Test
  void rolesMayStandDeepWithinAndBeCalledOtherwise() {
    issuer.publish(FIRST.toPublicJWK());
    Doorkeeper doorkeeper =
        doorkeeper(
            published(),
            expected(
                "preferred_username",
                "realm_access.roles",
                new ClaimedRole("registry-ci", Role.PUBLISHER),
                new ClaimedRole("sre", Role.OPERATOR)));
    String token =
        signed(
            FIRST,
            ada()
                .claim("preferred_username", "ci")
                .claim("realm_access", Map.of("roles", List.of("sre", "registry-ci", "admin"))));
    Principal bearer = bearer(doorkeeper, token);
    assertThat(bearer.name()).isEqualTo("ci");
    assertThat(bearer.roles()).containsExactly(Role.PUBLISHER, Role.OPERATOR);
  }

  @Test
  void rolesMayBeATextWithSpacesUnderANameWithDots() {
    issuer.publish(FIRST.toPublicJWK());
    Doorkeeper doorkeeper = doorkeeper(published(), expected("sub", "https://assay.test/roles"));
    String token = signed(FIRST, ada().claim("https://assay.test/roles", "reader operator"));
    assertThat(bearer(doorkeeper, token).roles()).containsExactly(Role.READER, Role.OPERATOR);
  }

  @Test
  void anIssuerThatChangesItsKeyIsFollowedAtTheFirstTokenAndItsOldKeyProvesNothingMore() {
    Doorkeeper doorkeeper = doorkeeper();
    assertThat(bearer(doorkeeper, signed(FIRST, ada())).name()).isEqualTo("ada");
    issuer.publish(SECOND.toPublicJWK());
    assertThat(bearer(doorkeeper, signed(SECOND, ada())).name()).isEqualTo("ada");
    assertThat(issuer.fetches()).isEqualTo(2);
    assertRejected(doorkeeper, signed(FIRST, ada().jwtID("another")));
  }

  @Test
  void tokensWithUnknownKeysDoNotHaveTheIssuerAskedAgainAndAgain() {
    Doorkeeper doorkeeper = doorkeeper();
    for (int i = 0; i < 50; i++) {
      assertRejected(doorkeeper, signed(SECOND, ada().jwtID("try-" + i)));
    }
    assertThat(issuer.fetches()).isLessThanOrEqualTo(2);
    assertThat(bearer(doorkeeper, signed(FIRST, ada())).name()).isEqualTo("ada");
  }

  @Test
  void anIssuerThatIsAwayIsNobodysFault() {
    issuer.answerWith(500);
    assertThat(shown(doorkeeper(), signed(FIRST, ada())))
        .isInstanceOf(Identification.Unavailable.class);
  }

  @Test
  void keysComeOverTlsFromWhomThePrivateAuthorityVouchesForAndFromNobodyElse() {
    Authority authority = Authority.in(dir, "authority");
    Authority another = Authority.in(dir, "another");
    var identity = authority.trusting(authority.issue("issuer", "CN=issuer", "ip:127.0.0.1"));
    try (Issuer encrypted = new Issuer(identity)) {
      encrypted.publish(FIRST.toPublicJWK());
      String token = signed(FIRST, ada());
      assertThat(bearer(trusting(encrypted, authority.certificate()), token).name())
          .isEqualTo("ada");
      assertThat(shown(trusting(encrypted, another.certificate()), token))
          .isInstanceOf(Identification.Unavailable.class);
    }
  }

  private Doorkeeper trusting(Issuer encrypted, Path authority) {
    JwtKeys keys =
        new JwtKeys(
            Optional.of(encrypted.keys()),
            Optional.of(authority),
            Optional.empty(),
            Optional.empty(),
            JwtKeys.Refresh.DEFAULT);
    return doorkeeper(keys, expected("sub", "roles"));
  }

  @Test
  void aTokenThatWasFoundGoodIsKnownAtOnceNextTime() {
    Doorkeeper doorkeeper = doorkeeper();
    Presented presented = new Presented(Optional.of(signed(FIRST, ada())), Optional.empty());
    assertThat(doorkeeper.atOnce(presented)).isEmpty();
    Identification found = doorkeeper.identify(presented);
    assertThat(doorkeeper.atOnce(presented)).hasValue(found);
    now = START.plusSeconds(61);
    assertThat(doorkeeper.atOnce(presented)).isEmpty();
  }

  @Test
  void aSharedSecretProvesWithHs256Alone() throws JOSEException {
    Doorkeeper doorkeeper = doorkeeper(shared(), expected("sub", "roles"));
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), ada().build());
    token.sign(new MACSigner(SECRET));
    assertThat(bearer(doorkeeper, token.serialize()).name()).isEqualTo("ada");
    SignedJWT other = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), ada().build());
    other.sign(new MACSigner(SECRET.replace('0', '1')));
    assertRejected(doorkeeper, other.serialize());
    assertRejected(doorkeeper, signed(FIRST, ada()));
  }

  @Test
  void aKeyInAFileProvesWhateverIdATokenGivesItAndIsReadAgainWhenItChanges() throws IOException {
    Path file = pem("key.pem", FIRST);
    Doorkeeper doorkeeper = doorkeeper(inFile(file), expected("sub", "roles"));
    assertThat(bearer(doorkeeper, signed(FIRST, ada())).name()).isEqualTo("ada");
    assertRejected(doorkeeper, signed(SECOND, ada()));
    Files.writeString(file, "half a key");
    pem("key.pem", SECOND);
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(bearer(doorkeeper, signed(SECOND, ada())).name()).isEqualTo("ada"));
    assertRejected(doorkeeper, signed(FIRST, ada()));
  }

  @Test
  void aFileThatHoldsNoKeyIsRefusedWithItsName() throws IOException {
    Path file = Files.writeString(dir.resolve("key.pem"), "no key at all");
    assertThatThrownBy(() -> doorkeeper(inFile(file), expected("sub", "roles")))
        .hasMessageContaining("key.pem")
        .hasMessageContaining("PUBLIC KEY");
    assertThatThrownBy(() -> doorkeeper(inFile(dir.resolve("gone.pem")), expected("sub", "roles")))
        .hasMessageContaining("no such file");
  }

  @Test
  void settingsThatWouldLetStrangersInAreRefused() {
    JwtClaims anyAudience =
        new JwtClaims(
            Optional.of(Issuer.NAME), List.of(), Duration.ZERO, "sub", "roles", List.of());
    assertThatThrownBy(() -> new JwtSettings(published(), anyAudience))
        .hasMessageContaining("audience");
    assertThatThrownBy(() -> keysAt("http://issuer.test/keys")).hasMessageContaining("https");
    assertThatThrownBy(() ->
            new JwtKeys(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Secret("short")),
                JwtKeys.Refresh.DEFAULT))
        .hasMessageContaining("32 bytes")
        .message()
        .doesNotContain("short");
  }

  private static JwtKeys keysAt(String url) {
    return new JwtKeys(
        Optional.of(URI.create(url)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        JwtKeys.Refresh.DEFAULT);
  }

  private Path pem(String name, RSAKey key) throws IOException {
    try {
      String text =
          Base64.getMimeEncoder(64, "\n".getBytes(UTF_8))
              .encodeToString(key.toRSAPublicKey().getEncoded());
      return Files.writeString(
          dir.resolve(name),
          "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n".formatted(text));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
