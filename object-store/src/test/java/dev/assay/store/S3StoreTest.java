package dev.assay.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.servers.relay.Relay;
import dev.assay.servers.s3.S3Server;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class S3StoreTest extends ObjectStoreContract {
  private static final S3Encryption AS_THE_BUCKET_SAYS = new S3Encryption.AsTheBucketSays();
  private static final AtomicInteger PREFIXES = new AtomicInteger();
  private static final ObjectKey KEY = ObjectKey.of("folder", "object");
  private static S3Server server = S3Server.with("objects");

  private final String prefix = "test%d/".formatted(PREFIXES.incrementAndGet());

  @BeforeAll
  static void isThere() {
    assertThat(server.port()).isPositive();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  ObjectStore store() {
    return store(server.port(), keys(), AS_THE_BUCKET_SAYS);
  }

  private static S3Credentials keys() {
    return new S3Credentials.Keys(S3Server.ACCESS_KEY, S3Server.SECRET_KEY);
  }

  private S3Store store(int port, S3Credentials credentials, S3Encryption encryption) {
    return new S3Store(api(port, credentials), new Bucket("objects", prefix, encryption));
  }

  private static S3Api api(int port, S3Credentials credentials) {
    return new S3Api(
        Optional.of(URI.create("http://127.0.0.1:" + port)), "us-east-1", true, credentials);
  }

  @Test
  void aConnectionThatBreaksWhileWritingLeavesNoObjectAndIsTold() throws Exception {
    Path file = Files.write(directory.resolve("large"), new byte[2 << 20]);
    try (Relay relay = Relay.to(server.port());
        ObjectStore broken = store(relay.port(), keys(), AS_THE_BUCKET_SAYS);
        ObjectStore direct = store()) {
      relay.cutAfterSending(1 << 20);

      assertThatThrownBy(() -> broken.put(KEY, new Content.InFile(file)))
          .isInstanceOf(StoreAway.class)
          .hasMessageContaining("objects");
      assertThat(relay.cuts()).isPositive();
      assertThat(direct.get(KEY)).isEmpty();

      relay.heal();
      broken.put(KEY, new Content.InFile(file));
      assertThat(direct.get(KEY)).hasValueSatisfying(bytes -> assertThat(bytes).hasSize(2 << 20));
    }
  }

  @Test
  void aConnectionThatBreaksWhileReadingIsNotTakenForTheEnd() throws Exception {
    try (Relay relay = Relay.to(server.port());
        ObjectStore broken = store(relay.port(), keys(), AS_THE_BUCKET_SAYS);
        ObjectStore direct = store()) {
      direct.put(KEY, new Content.Bytes(new byte[2 << 20]));
      relay.cutAfterReceiving(1 << 20);

      assertThatThrownBy(() -> broken.get(KEY)).isInstanceOf(StoreAway.class);
      assertThat(relay.cuts()).isPositive();
    }
  }

  @Test
  void keysFromFilesAreReadAnewForEveryRequest() throws Exception {
    Path access = Files.writeString(directory.resolve("access"), "somebody-else\n");
    Path secret = Files.writeString(directory.resolve("secret"), "whatever\n");
    try (ObjectStore store =
        store(server.port(), new S3Credentials.Files(access, secret), AS_THE_BUCKET_SAYS)) {
      assertThatThrownBy(() -> store.get(KEY))
          .isInstanceOf(StoreRefused.class)
          .hasMessageContaining("credentials");

      Files.writeString(access, S3Server.ACCESS_KEY + "\n");
      Files.writeString(secret, S3Server.SECRET_KEY + "\n");
      assertThat(store.get(KEY)).isEmpty();
    }
  }

  @Test
  void aKeyFileThatIsMissingIsNamed() {
    Path missing = directory.resolve("nowhere");
    try (ObjectStore store =
        store(server.port(), new S3Credentials.Files(missing, missing), AS_THE_BUCKET_SAYS)) {
      assertThatThrownBy(() -> store.get(KEY))
          .isInstanceOf(StoreRefused.class)
          .hasMessageContaining(missing.toString());
    }
  }

  @Test
  void aBucketThatIsMissingIsRefusedByName() {
    try (ObjectStore store =
        new S3Store(
            api(server.port(), keys()), new Bucket("missing", prefix, AS_THE_BUCKET_SAYS))) {
      assertThatThrownBy(() -> store.get(KEY))
          .isInstanceOf(StoreRefused.class)
          .hasMessageContaining("missing");
    }
  }

  @Test
  void aServerThatIsGoneIsAway() {
    try (Relay relay = Relay.to(1);
        ObjectStore store = store(relay.port(), keys(), AS_THE_BUCKET_SAYS)) {
      assertThatThrownBy(() -> store.get(KEY)).isInstanceOf(StoreAway.class);
    }
  }

  @Test
  void theServerIsAskedToEncryptAsConfigured() {
    try (Relay relay = Relay.to(server.port());
        ObjectStore store =
            store(relay.port(), keys(), S3Encryption.of("AES256", Optional.empty()))) {
      store.put(KEY, new Content.Bytes("x".getBytes(UTF_8)));
      assertThat(relay.seen().toLowerCase(Locale.ROOT))
          .contains("x-amz-server-side-encryption: aes256");
    }
  }

  @Test
  void aSecretIsNotShown() {
    assertThat(keys().toString()).doesNotContain(S3Server.SECRET_KEY);
  }
}
