package dev.assay.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.servers.certificates.Authority;
import dev.assay.servers.certificates.Authority.Issued;
import dev.assay.servers.etcd.EtcdSecurity;
import dev.assay.servers.etcd.EtcdServer;
import dev.assay.servers.etcd.EtcdServerSettings;
import io.etcd.jetcd.Auth;
import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.auth.Permission;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An access to a real etcd that asks for proofs, and what is said where it isn't let in. */
class EtcdAccessTest {
  private static final EtcdNames NAMES =
      new EtcdNames("the-ca", "the-certificate", "the-key", "the-user", "the-password-file");
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final ByteSequence KEY = ByteSequence.from("/assay/one", UTF_8);

  @TempDir private static Path directory;
  private static Authority authority;
  private static Authority stranger;
  private static Issued client;
  private static Issued shown;
  private static EtcdServer mutual;

  @BeforeAll
  static void startEtcd() {
    boolean installed = EtcdServer.binary().isPresent();
    if ("true".equals(System.getenv("CI"))) {
      assertThat(installed).as("etcd on the PATH; apt-get install etcd-server").isTrue();
    }
    assumeTrue(installed, "etcd is not on the PATH; apt-get install etcd-server");
    authority = Authority.in(directory, "authority");
    stranger = Authority.in(directory, "stranger");
    client = authority.issue("registry", "CN=registry", "dns:registry");
    shown = authority.issue("etcd", "CN=etcd", "ip:127.0.0.1");
    mutual = start(Optional.of(authority.certificate()));
  }

  private static EtcdServer start(Optional<Path> clientCa) {
    return EtcdServer.start(
        EtcdServerSettings.ephemeral().with(new EtcdSecurity.Tls(shown, clientCa)));
  }

  @AfterAll
  static void stopEtcd() {
    if (mutual != null) {
      mutual.close();
    }
  }

  @Test
  void whoShowsACertificateReadsAndWrites() throws Exception {
    EtcdAccess access = access(mutual.endpoint(), showing(client));

    assertThat(roundTrip(access)).isEqualTo("written");
  }

  @Test
  void aKeyInTheFormThatOpensslMakesByItselfIsReadToo() throws Exception {
    Path converted = directory.resolve("converted.key");
    Files.writeString(converted, Sec1.of(client.key()));

    assertThat(
            roundTrip(
                access(
                    mutual.endpoint(),
                    tls(authority.certificate(), client.certificate(), converted))))
        .isEqualTo("written");
  }

  @Test
  void withoutACertificateTheMessageNamesTheEndpointAndWhatToGive() {
    EtcdAccess access =
        access(
            mutual.endpoint(),
            new EtcdTls(Optional.of(authority.certificate()), Optional.empty(), Optional.empty()));

    assertThat(refusal(access))
        .contains(mutual.endpoint(), "asks for a certificate", "the-certificate", "the-key");
  }

  @Test
  void aCertificateOfAStrangerIsRefusedAndTheMessageNamesItsFile() {
    Issued unknown = stranger.issue("unknown", "CN=unknown", "dns:unknown");
    EtcdAccess access = access(mutual.endpoint(), showing(unknown));

    assertThat(refusal(access))
        .contains(mutual.endpoint(), "refused", unknown.certificate().toString(), "--trusted-ca");
  }

  @Test
  void anEtcdThatNobodyVouchesForIsNotAsked() {
    EtcdAccess strange =
        access(mutual.endpoint(), tls(stranger.certificate(), client.certificate(), client.key()));
    EtcdAccess unknown =
        access(
            mutual.endpoint(), new EtcdTls(Optional.empty(), Optional.empty(), Optional.empty()));

    assertThat(refusal(strange))
        .contains(
            mutual.endpoint(), "not vouched for", stranger.certificate().toString(), "the-ca");
    assertThat(refusal(unknown))
        .contains(mutual.endpoint(), "not vouched for", "of the JDK", "the-ca");
  }

  @Test
  void anEtcdWhoseCertificateIsForAnotherHostIsNotAsked() {
    String other = "https://localhost:" + mutual.port();

    assertThat(refusal(access(other, showing(client))))
        .contains(other, "not for this host", "localhost");
  }

  @Test
  void oneThatSpeaksNoTlsAndOneThatIsAskedWithoutAreToldApart() {
    try (EtcdServer plain = EtcdServer.start(EtcdServerSettings.ephemeral())) {
      String secure = plain.endpoint().replace("http:", "https:");
      assertThat(refusal(access(secure, showing(client)))).contains(secure, "write http://");
    }
    String bare = mutual.endpoint().replace("https:", "http:");
    assertThat(refusal(access(bare, EtcdTls.USUAL))).contains(bare, "write https://");
  }

  @Test
  void oneThatIsAwayIsSaidToBeSoWithoutAGuess() {
    String away = "http://127.0.0.1:1";

    assertThat(refusal(access(away, EtcdTls.USUAL))).contains(away).doesNotContain("https");
  }

  @Test
  void usersProveThemselvesByPasswordAndTheirRightsCount() throws Exception {
    Path password = Files.writeString(directory.resolve("password"), "the-secret\n");
    Path wrong = Files.writeString(directory.resolve("wrong"), "another\n");
    try (EtcdServer etcd = start(Optional.empty())) {
      EtcdTls trusting =
          new EtcdTls(Optional.of(authority.certificate()), Optional.empty(), Optional.empty());
      enableUsers(access(etcd.endpoint(), trusting));

      EtcdAccess registry = access(etcd.endpoint(), trusting, new EtcdUser("registry", password));
      assertThat(roundTrip(registry)).isEqualTo("written");
      assertThat(refusal(access(etcd.endpoint(), trusting, new EtcdUser("registry", wrong))))
          .contains(etcd.endpoint(), "doesn't know who asks", "the-user", "the-password-file")
          .doesNotContain("another");
      assertThat(refusal(access(etcd.endpoint(), trusting)))
          .contains(etcd.endpoint(), "the-user", "the-password-file");
      assertThat(refusal(access(etcd.endpoint(), trusting, new EtcdUser("other", password))))
          .contains(etcd.endpoint(), "user 'other' may not", "grant-role");
    }
  }

  private static void enableUsers(EtcdAccess access) throws Exception {
    try (Client asking = access.client(CONNECT).build()) {
      Auth auth = asking.getAuthClient();
      for (String user : List.of("root", "registry", "other")) {
        var _ = auth.userAdd(bytes(user), bytes("the-secret")).get(20, TimeUnit.SECONDS);
      }
      for (String role : List.of("root", "mirror")) {
        var _ = auth.roleAdd(bytes(role)).get(20, TimeUnit.SECONDS);
      }
      var _ =
          auth.roleGrantPermission(
                  bytes("mirror"), bytes("/assay/"), bytes("/assay0"), Permission.Type.READWRITE)
              .get(20, TimeUnit.SECONDS);
      var _ = auth.userGrantRole(bytes("root"), bytes("root")).get(20, TimeUnit.SECONDS);
      var _ = auth.userGrantRole(bytes("registry"), bytes("mirror")).get(20, TimeUnit.SECONDS);
      var _ = auth.authEnable().get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void whatNoEtcdCanBeReachedByIsRefusedByName() {
    List<URI> http = List.of(URI.create("http://etcd:2379"));
    List<URI> https = List.of(URI.create("https://etcd:2379"));
    Optional<Path> file = Optional.of(Path.of("x.pem"));

    assertThatThrownBy(() -> of(List.of(), EtcdTls.USUAL)).hasMessageContaining("no endpoint");
    assertThatThrownBy(() -> of(List.of(http.getFirst(), https.getFirst()), EtcdTls.USUAL))
        .hasMessageContaining("mix http and https");
    assertThatThrownBy(() -> of(http, new EtcdTls(file, Optional.empty(), Optional.empty())))
        .hasMessageContaining("the-ca")
        .hasMessageContaining("http://etcd:2379")
        .hasMessageContaining("write https://");
    assertThatThrownBy(() -> of(https, new EtcdTls(Optional.empty(), file, Optional.empty())))
        .hasMessageContaining("the-certificate and the-key belong together");
    assertThatThrownBy(() -> of(List.of(URI.create("etcd:2379")), EtcdTls.USUAL))
        .hasMessageContaining("'etcd:2379' is not of the form");
    assertThatThrownBy(() -> of(List.of(URI.create("https://me:pw@etcd:2379")), EtcdTls.USUAL))
        .hasMessageContaining("***@etcd:2379")
        .message()
        .doesNotContain("pw");
  }

  @Test
  void aFileThatCannotBeUsedIsNamedBeforeAnybodyIsAsked() throws Exception {
    Path noPem = Files.writeString(directory.resolve("no.pem"), "nothing");
    Path missing = directory.resolve("missing.pem");
    String endpoint = "https://127.0.0.1:1";

    for (EtcdTls tls :
        List.of(
            tls(noPem, client.certificate(), client.key()),
            tls(authority.certificate(), client.certificate(), noPem))) {
      assertThatThrownBy(() -> access(endpoint, tls).client(CONNECT))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(noPem.toString());
    }
    EtcdTls away = tls(missing, client.certificate(), client.key());
    assertThatThrownBy(() -> access(endpoint, away).client(CONNECT))
        .hasMessageContaining("no file '%s'".formatted(missing));
    EtcdUser nobody = new EtcdUser("registry", Files.writeString(directory.resolve("empty"), "\n"));
    assertThatThrownBy(() -> access(endpoint, showing(client), nobody).client(CONNECT))
        .hasMessageContaining("has no password");
  }

  private static String refusal(EtcdAccess access) {
    try {
      return "not refused, but " + roundTrip(access);
    } catch (ExecutionException failed) {
      return access.explained(failed);
    } catch (Exception other) {
      throw new AssertionError("not even refused", other);
    }
  }

  private static String roundTrip(EtcdAccess access) throws Exception {
    try (Client asking = access.client(CONNECT).build()) {
      var _ = asking.getKVClient().put(KEY, bytes("written")).get(60, TimeUnit.SECONDS);
      return asking
          .getKVClient()
          .get(KEY)
          .get(60, TimeUnit.SECONDS)
          .getKvs()
          .getFirst()
          .getValue()
          .toString(UTF_8);
    }
  }

  private static EtcdTls showing(Issued shown) {
    return tls(authority.certificate(), shown.certificate(), shown.key());
  }

  private static EtcdTls tls(Path ca, Path certificate, Path key) {
    return new EtcdTls(Optional.of(ca), Optional.of(certificate), Optional.of(key));
  }

  private static EtcdAccess of(List<URI> endpoints, EtcdTls tls) {
    return new EtcdAccess(endpoints, tls, Optional.empty(), NAMES);
  }

  private static EtcdAccess access(String endpoint, EtcdTls tls) {
    return of(List.of(URI.create(endpoint)), tls);
  }

  private static EtcdAccess access(String endpoint, EtcdTls tls, EtcdUser user) {
    return new EtcdAccess(List.of(URI.create(endpoint)), tls, Optional.of(user), NAMES);
  }

  private static ByteSequence bytes(String text) {
    return ByteSequence.from(text, UTF_8);
  }
}
