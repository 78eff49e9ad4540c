package dev.assay.registry.backups;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.backup.checking.Checking;
import dev.assay.backup.form.BackupName;
import dev.assay.backup.form.Manifest;
import dev.assay.backup.making.Making;
import dev.assay.backup.restoring.Restoring;
import dev.assay.backup.restoring.Target;
import dev.assay.backup.restoring.Wishes;
import dev.assay.backup.source.LogPlace;
import dev.assay.backup.source.Progress;
import dev.assay.registry.Cluster;
import dev.assay.registry.Cluster.Replica;
import dev.assay.registry.Http;
import dev.assay.registry.Kafka;
import dev.assay.store.DirectoryStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A registry that begins on a restored log can't be told from the one that wrote it. */
@ExtendWith(Kafka.class)
class RestoredRegistryTest {
  private static final List<String> QUESTIONS =
      List.of(
          "/index",
          "/schemas/v1/kept/versions",
          "/schemas/v1/kept?version=1.0.0",
          "/schemas/v1/kept",
          "/schemas/v1/other",
          "/schemas/v1/gone",
          "/schemas/by-id/1",
          "/schemas/by-id/2",
          "/schemas/by-id/3",
          "/enforcement",
          "/compatibility",
          "/bindings");

  @TempDir private Path directory;

  private static LogPlace place(Cluster cluster) {
    return new LogPlace(Map.of("bootstrap.servers", cluster.bootstrapServers()), cluster.topics());
  }

  @Test
  void theSameQuestionsGetTheSameAnswersWithTheSameIds(Cluster old, Cluster fresh) {
    Manifest backup;
    Map<String, String> before;
    String digest;
    DirectoryStore store = new DirectoryStore(directory);
    try (Replica replica = old.start()) {
      live(replica.http());
      before = answers(replica.http());
      digest = replica.service().feed().current().state().digest().hex();
      backup =
          new Making(place(old), Optional.empty(), store, "test", Clock.systemUTC())
              .make(new BackupName("one"), Progress.UNHEARD);
    }
    assertThat(backup.state().digest()).isEqualTo(digest);

    var _ =
        new Restoring(
                new Target(place(fresh), Optional.of((short) 1), Optional.of(1)), Clock.systemUTC())
            .restore(new Checking(backup, store, _ -> {}), new Wishes(false, 0));

    try (Replica replica = fresh.start()) {
      assertThat(answers(replica.http())).isEqualTo(before);
      assertThat(replica.service().feed().current().state().digest().hex()).isEqualTo(digest);
      int next =
          Integer.parseInt(
              replica.http().publish("v1", "next", "1.0.0", "{}").header("Assay-Schema-Id"));
      assertThat(next).isEqualTo(backup.state().highestId() + 1);
      assertThat(replica.http().publish("v1", "gone", "1.0.0", "{}").status()).isEqualTo(409);
    }
  }

  private static void live(Http http) {
    http.publish("v1", "kept", "1.0.0", "{\"title\":\"ä\",\"maximum\":1.50}");
    http.publish("v1", "kept", "2.0.0", "{\"title\":\"ä\",\"maximum\":1.0}");
    http.publish("v1", "gone", "1.0.0", "{\"title\":\"gone\"}");
    http.publish("v1", "other", "1.0.0", "{\"type\":\"object\"}");
    http.delete("/schemas/v1/gone@1.0.0");
    assertThat(http.post("/schemas/v1/gone@1.0.0/purge").status()).isEqualTo(200);
    assertThat(http.put("/schemas/v1/kept@1.0.0/deprecation", "{\"note\":\"use 2\"}").status())
        .isEqualTo(200);
    assertThat(http.put("/enforcement/kept", "{\"mode\":\"enforce\"}").status()).isEqualTo(200);
    assertThat(http.put("/enforcement/other", "{\"mode\":\"log-only\"}").status()).isEqualTo(200);
    http.delete("/enforcement/other");
  }

  private static Map<String, String> answers(Http http) {
    Map<String, String> answers = new LinkedHashMap<>();
    for (String question : QUESTIONS) {
      Http.Answer answer = http.get(question);
      // When the index was put together is no part of what the log says.
      String body = answer.response().body().replaceAll("\"generated_at\":\"[^\"]*\"", "");
      answers.put(question, answer.status() + " " + body);
    }
    return answers;
  }
}
