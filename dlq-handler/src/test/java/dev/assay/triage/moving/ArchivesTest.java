package dev.assay.triage.moving;

import static dev.assay.triage.moving.RedriveStage.PATIENCE;
import static dev.assay.triage.moving.RedriveStage.asked;
import static dev.assay.triage.moving.RedriveStage.awaitState;
import static dev.assay.triage.moving.RedriveStage.begun;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.assay.contracts.redrives.RedriveRecord;
import dev.assay.contracts.redrives.RedriveState;
import dev.assay.contracts.redrives.RedriveWish;
import dev.assay.contracts.redrives.RedriveWish.Selection;
import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.servers.FreePorts;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.s3.S3Server;
import dev.assay.store.Bucket;
import dev.assay.store.DirectoryStore;
import dev.assay.store.S3Api;
import dev.assay.store.S3Credentials;
import dev.assay.store.S3Encryption;
import dev.assay.store.S3Store;
import dev.assay.triage.archive.ArchiveAway;
import dev.assay.triage.archive.ArchiveName;
import dev.assay.triage.archive.ArchiveRefused;
import dev.assay.triage.archive.ArchiveStore;
import dev.assay.triage.archive.Manifest;
import dev.assay.triage.privacy.PlacePattern;
import dev.assay.triage.privacy.Privacy;
import dev.assay.triage.privacy.PrivacyRule;
import dev.assay.triage.privacy.SchemaTexts;
import dev.assay.triage.redrive.FixedGroups;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a topic into an archive and home again, by a real broker, a directory and an S3 API. */
class ArchivesTest {
  private static final ArchiveName NAME = new ArchiveName("november");
  private static KafkaBroker broker;
  private static S3Server s3;

  @TempDir private Path directory;
  private RedriveStage stage;

  @BeforeAll
  static void startServers() throws Exception {
    broker = RedriveStage.broker();
    s3 = S3Server.with("letters");
  }

  @AfterAll
  static void closeServers() {
    s3.close();
    broker.close();
  }

  @BeforeEach
  void start() throws Exception {
    stage = new RedriveStage(broker);
    stage.publish("1.0.0", RedriveStage.SCHEMA);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void whatTheTopicForgotComesHomeFromADirectoryOnceEach() throws Exception {
    comesHome(inDirectory());
  }

  @Test
  void andFromABucketAsWell() throws Exception {
    try (ArchiveStore bucket = inBucket()) {
      comesHome(bucket);
      assertThat(bucket.having(Manifest.OBJECT)).contains(NAME);
    }
  }

  private void comesHome(ArchiveStore store) throws Exception {
    stage.refuse(0, 500, 7);
    MovingSettings settings = settings(store, Privacy.NONE);
    ArchiveView made = archived(settings, store);
    forget();
    try (Redrives redrives = redrives(settings)) {
      RedriveRecord nothingLeft =
          awaitState(redrives, begun(redrives, stage.renaming(), true), RedriveState.COMPLETED);
      RedriveRecord done =
          awaitState(redrives, begun(redrives, fromArchive(), true), RedriveState.COMPLETED);
      RedriveRecord again =
          awaitState(redrives, begun(redrives, fromArchive(), true), RedriveState.COMPLETED);

      assertThat(made.size().letters()).isEqualTo(500);
      assertThat(nothingLeft.counts().passing()).isZero();
      assertThat(done.counts().passing()).isEqualTo(500);
      assertThat(again.counts().passing()).isZero();
      assertThat(again.counts().already()).isEqualTo(500);
    }
    assertThat(stage.numbers(stage.source).stream().sorted())
        .containsExactlyElementsOf(IntStream.range(0, 500).boxed().toList());
    var first = stage.committed(stage.source).getFirst();
    int n = RedriveStage.number(first);
    assertThat(new String(first.value(), UTF_8))
        .isEqualTo("{\"n\":%d,\"source\":\"store\"}".formatted(n));
    assertThat(first.timestamp()).isEqualTo(1_000_000L + n);
  }

  @Test
  void anObjectThatWasCutIsRefusedByName() {
    ArchiveStore store = inDirectory();
    stage.refuse(0, 20, 1);
    Manifest.Part part = tampered(store, bytes -> Arrays.copyOf(bytes, bytes.length - 7));

    assertThat(failure(store))
        .contains("archive 'november': object '%s' has".formatted(part.name()))
        .contains("it was cut or replaced");
    assertThat(stage.numbers(stage.source)).isEmpty();
  }

  @Test
  void anObjectWithAnotherChecksumIsRefusedByName() {
    ArchiveStore store = inDirectory();
    stage.refuse(0, 20, 1);
    Manifest.Part part =
        tampered(
            store,
            bytes -> {
              byte[] other = bytes.clone();
              other[other.length / 2] ^= 1;
              return other;
            });

    assertThat(failure(store))
        .contains("archive 'november': object '%s' has SHA-256".formatted(part.name()))
        .contains(part.sha256());
    assertThat(stage.numbers(stage.source)).isEmpty();
  }

  @Test
  void anArchiveThatIsNotThereOrHalfMadeIsRefused() {
    ArchiveStore store = inDirectory();
    store.put(NAME, "stray.ndjson.gz", new byte[] {1});
    try (Redrives redrives = redrives(settings(store, Privacy.NONE))) {
      assertThat(redrives.begin(fromArchive(), asked(true)))
          .isInstanceOfSatisfying(
              Wished.Refused.class,
              refused -> assertThat(refused.why()).contains("'november' is not in directory"));
    }
  }

  @Test
  void anArchiveThatWasDamagedIsListedWithWhatIsWrong() {
    ArchiveStore store = inDirectory();
    MovingSettings settings = settings(store, Privacy.NONE);
    stage.refuse(0, 2, 1);
    var _ = archived(settings, store);
    store.put(new ArchiveName("broken"), Manifest.OBJECT, "{".getBytes(UTF_8));
    try (Archives archives = new Archives(settings, store, true, Clock.systemUTC())) {
      assertThat(archives.all())
          .extracting(ArchiveView::name, ArchiveView::state)
          .containsExactlyInAnyOrder(
              tuple("november", ArchiveView.State.COMPLETED),
              tuple("broken", ArchiveView.State.FAILED));
      assertThat(archives.all())
          .flatExtracting(view -> view.because().stream().toList())
          .containsExactly(
              "archive 'broken': its manifest.json can't be read: it was cut or changed");
    }
  }

  @Test
  void whileKafkaIsAwayNoArchiveBeginsAndTheAnswerSaysSo() throws Exception {
    ArchiveStore store = inDirectory();
    MovingSettings here = settings(store, Privacy.NONE);
    MovingSettings away =
        new MovingSettings(
                KafkaAccess.at("127.0.0.1:" + FreePorts.one()),
                here.names(),
                here.deadLetterTopics(),
                here.hands(),
                here.replication())
            .with(Privacy.NONE, Optional.of(store));
    try (Archives archives = new Archives(away, store, true, Clock.systemUTC())) {
      assertThatThrownBy(() -> archives.begin(NAME, Selection.all(List.of(stage.dlq)), "ada", ""))
          .isInstanceOf(ArchiveAway.class)
          .hasMessageStartingWith("dead letters can't be read now: TimeoutException");
      assertThat(archives.find(NAME)).isEmpty();
    }
  }

  @Test
  void noArchiveIsReplaced() {
    ArchiveStore store = inDirectory();
    MovingSettings settings = settings(store, Privacy.NONE);
    stage.refuse(0, 2, 1);
    var _ = archived(settings, store);
    try (Archives archives = new Archives(settings, store, true, Clock.systemUTC())) {
      assertThatThrownBy(() -> archives.begin(NAME, Selection.all(List.of(stage.dlq)), "ada", ""))
          .isInstanceOf(ArchiveRefused.class)
          .hasMessageContaining("'november' is in directory");
    }
  }

  @Test
  void aLetterOfWhichSomethingIsHiddenStaysInItsArchive() {
    ArchiveStore store = inDirectory();
    Privacy privacy =
        new Privacy(
            List.of(
                new PrivacyRule(Pattern.compile(".*"), List.of(PlacePattern.parse("/src")), false)),
            SchemaTexts.NONE);
    stage.refuse(0, 3, 1);
    MovingSettings settings = settings(store, privacy);
    ArchiveView made = archived(settings, store);
    try (Redrives redrives = redrives(settings)) {
      RedriveRecord done =
          awaitState(redrives, begun(redrives, fromArchive(), true), RedriveState.COMPLETED);
      RedriveRecord whole =
          awaitState(redrives, begun(redrives, stage.renaming(), true), RedriveState.COMPLETED);

      assertThat(made.size().hidden()).isEqualTo(3);
      assertThat(done.counts().reasons()).isEqualTo(Map.of("hidden-in-archive", 3L));
      assertThat(whole.counts().passing()).isEqualTo(3);
      assertThat(redrives.find(whole.id()).orElseThrow().samples())
          .allSatisfy(
              sample -> assertThat(sample.before().text()).contains("\"src\":\"[hidden]\""));
    }
    assertThat(new String(stage.committed(stage.source).getFirst().value(), UTF_8))
        .isEqualTo("{\"n\":0,\"source\":\"store\"}");
  }

  private ArchiveStore inDirectory() {
    return new ArchiveStore(new DirectoryStore(directory));
  }

  private static ArchiveStore inBucket() {
    return new ArchiveStore(
        new S3Store(
            new S3Api(
                Optional.of(s3.endpoint()),
                "us-east-1",
                true,
                new S3Credentials.Keys(S3Server.ACCESS_KEY, S3Server.SECRET_KEY)),
            new Bucket("letters", "dlq/", new S3Encryption.AsTheBucketSays())));
  }

  private Manifest.Part tampered(ArchiveStore store, UnaryOperator<byte[]> change) {
    var _ = archived(settings(store, Privacy.NONE), store);
    Manifest.Part part = Manifest.of(NAME, store).objects().getFirst();
    store.put(NAME, part.name(), change.apply(store.get(NAME, part.name()).orElseThrow()));
    return part;
  }

  private String failure(ArchiveStore store) {
    try (Redrives redrives = redrives(settings(store, Privacy.NONE))) {
      return awaitState(redrives, begun(redrives, fromArchive(), true), RedriveState.FAILED)
          .because()
          .orElse("");
    }
  }

  private ArchiveView archived(MovingSettings settings, ArchiveStore store) {
    try (Archives archives = new Archives(settings, store, true, Clock.systemUTC())) {
      var _ = archives.begin(NAME, Selection.all(List.of(stage.dlq)), "ada", "to keep them");
      await()
          .atMost(PATIENCE)
          .until(() -> archives.find(NAME).orElseThrow().state() == ArchiveView.State.COMPLETED);
      return archives.find(NAME).orElseThrow();
    }
  }

  private RedriveWish fromArchive() {
    RedriveWish wish = stage.renaming();
    return new RedriveWish(
        wish.selection().from(Optional.of(NAME.value())), wish.repair(), wish.movement());
  }

  private MovingSettings settings(ArchiveStore store, Privacy privacy) {
    return stage.settings("one", Duration.ofMinutes(10)).with(privacy, Optional.of(store));
  }

  private static Redrives redrives(MovingSettings settings) {
    return Redrives.start(settings, FixedGroups.NONE, Clock.systemUTC(), Redrives.Watches.NONE);
  }

  private void forget() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      for (int partition = 0; partition < RedriveStage.PARTITIONS; partition++) {
        admin
            .deleteRecords(
                Map.of(new TopicPartition(stage.dlq, partition), RecordsToDelete.beforeOffset(-1)))
            .all()
            .get();
      }
    }
  }
}
