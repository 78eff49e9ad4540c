package dev.assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactCodec;
import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.topics.TopicNames;
import dev.assay.schema.SchemaId;
import dev.assay.servers.FreePorts;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class BackupVerbsTest {
  private static final KafkaBroker BROKER = KafkaBroker.start(KafkaBrokerSettings.ephemeral());
  private static final TopicNames OLD = new TopicNames("old.");

  @TempDir private Path directory;

  @BeforeAll
  static void writeALog() throws Exception {
    Map<String, Object> connection = Map.of("bootstrap.servers", BROKER.bootstrapServers());
    try (Admin admin = Admin.create(connection);
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(connection, new ByteArraySerializer(), new ByteArraySerializer())) {
      var _ =
          admin
              .createTopics(
                  Stream.of(OLD.schemas(), OLD.enforcement())
                      .map(name ->
                          new NewTopic(name, 1, (short) 1).configs(TopicNames.FACTS_SETTINGS))
                      .toList())
              .all()
              .get();
      for (int id = 1; id <= 3; id++) {
        Fact fact = new Fact.IdsIssued(new SchemaId(id));
        var _ =
            producer
                .send(
                    new ProducerRecord<>(
                        OLD.schemas(), 0, FactCodec.key(fact), FactCodec.value(fact)))
                .get();
      }
    }
  }

  @AfterAll
  static void stopBroker() {
    BROKER.close();
  }

  private static Run assay(String verb, String prefix, String... more) {
    List<String> words = new ArrayList<>(List.of("backup", verb));
    words.addAll(List.of(more));
    if (!prefix.isEmpty()) {
      words.addAll(List.of("--bootstrap", BROKER.bootstrapServers(), "--topics-prefix", prefix));
    }
    return Run.of(words.toArray(String[]::new));
  }

  private JsonNode created(String name) {
    Run run = assay("create", "old.", "--to", directory.toString(), "--name", name, "--json");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return WireJson.MAPPER.readTree(run.out());
  }

  @Test
  void aBackupIsMadeListedVerifiedRestoredAndComparedWithTheLog() {
    JsonNode made = created("first");
    String from = directory.toString();
    String digest = made.path("state").path("digest").asString();

    Run listed = assay("list", "", "--from", from);
    assertThat(listed.exitCode()).isZero();
    assertThat(listed.out()).contains("first", "complete");

    Run verified = assay("verify", "", "--from", from);
    assertThat(verified.exitCode()).isZero();
    assertThat(verified.out()).startsWith("backup first is whole: 1 parts").contains(digest);

    Run restored = assay("restore", "fresh.", "--from", from, "--replication-factor", "1");
    assertThat(restored.err()).isEmpty();
    assertThat(restored.out())
        .startsWith("restored first: 3 records, ids up to 3, digest " + digest);

    assertThat(assay("verify", "fresh.", "--from", from, "--against-log").out())
        .contains("and the log says the same");

    Run again = assay("restore", "fresh.", "first", "--from", from);
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("says already what backup 'first' says");
  }

  @Test
  void aNameThatIsTakenIsRefused() {
    created("taken");

    Run run = assay("create", "old.", "--to", directory.toString(), "--name", "taken");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("there is a backup 'taken'", "give another name");
  }

  @Test
  void anEtcdThatCannotBeAskedAsWishedIsRefusedBeforeAnythingIsBegun() {
    String to = directory.resolve("none").toString();
    String etcd = "https://127.0.0.1:" + FreePorts.one();

    Run half = assay("create", "old.", "--to", to, "--etcd", etcd, "--etcd-client-cert", "c.pem");
    assertThat(half.exitCode()).isEqualTo(2);
    assertThat(half.err()).contains("--etcd-client-cert and --etcd-client-key belong together");

    Run missing = assay("create", "old.", "--to", to, "--etcd", etcd, "--etcd-ca-cert", "ca.pem");
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).contains("no file 'ca.pem'");

    Run nameless = assay("create", "old.", "--to", to, "--etcd", etcd, "--etcd-user", "me");
    assertThat(nameless.exitCode()).isEqualTo(2);
    assertThat(nameless.err()).contains("--etcd-password-file");
    assertThat(Path.of(to)).doesNotExist();
  }

  @Test
  void aDamagedBackupIsToldPartByPart() throws IOException {
    JsonNode made = created("hurt");
    Path part =
        directory.resolve("hurt").resolve(made.path("parts").get(0).path("object").asString());
    byte[] bytes = Files.readAllBytes(part);
    bytes[bytes.length / 2] ^= 1;
    Files.write(part, bytes);

    Run run = assay("verify", "", "hurt", "--from", directory.toString(), "--json");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(WireJson.MAPPER.readTree(run.out()).path("faults"))
        .singleElement()
        .extracting(JsonNode::asString)
        .asString()
        .contains("damaged or changed");
  }

  @Test
  void backupsArePrunedAndADryRunTakesNothingAway() {
    created("one");
    created("two");
    String from = directory.toString();

    Run dry = assay("prune", "", "--from", from, "--keep", "1", "--dry-run");
    assertThat(dry.out()).contains("would remove 1, kept 1, leftovers 0");
    assertThat(assay("prune", "", "--from", from, "--keep", "1").out())
        .contains("removed one", "removed 1, kept 1");
    assertThat(assay("list", "", "--from", from).out()).contains("two").doesNotContain("one ");
  }

  @Test
  void whatIsWronglyAskedIsSaid() {
    String from = directory.toString();
    assertThat(assay("prune", "", "--from", from))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2))
        .satisfies(run -> assertThat(run.err()).contains("--keep N, --older-than SPAN"));
    assertThat(assay("prune", "", "--from", from, "--keep", "0").exitCode()).isEqualTo(2);
    assertThat(assay("prune", "", "--from", from, "--older-than", "soon").exitCode()).isEqualTo(2);
    assertThat(assay("create", "old.", "--to", "ftp://somewhere").err())
        .contains("'ftp://somewhere' is neither a directory nor of the form s3://BUCKET/PREFIX");
    assertThat(assay("create", "old.", "--to", from, "--name", "a b").exitCode()).isEqualTo(2);
    assertThat(assay("create", "nobody.", "--to", from))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(1))
        .satisfies(run -> assertThat(run.err()).contains("nobody.schemas"));
    assertThat(assay("verify", "", "--from", from))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(1))
        .satisfies(run -> assertThat(run.err()).contains("no complete backup"));
  }

  @Test
  void kafkaThatIsAwayIsToldAtOnceWithItsExitCode() {
    Run run =
        Run.of(
            "backup",
            "create",
            "--to",
            directory.toString(),
            "--bootstrap",
            "127.0.0.1:" + FreePorts.one());

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("is not reachable");
  }

  @Test
  void settingsOfKafkasClientsAreTakenFromAFile() throws IOException {
    Path settings = directory.resolve("client.properties");
    Files.write(settings, "security.protocol=NONSENSE\n".getBytes(UTF_8));

    Run run =
        assay(
            "create", "old.", "--to", directory.toString(), "--kafka-config", settings.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("security.protocol", "--kafka-config");
  }
}
