package dev.assay.devstack.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.Main;
import dev.assay.registry.RegistryService;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code assay backup} under exactly the rights that the {@code KafkaUser}s for backing up and for
 * restoring have, on a broker that carries them out.
 */
class BackupRightsTest {
  private static final String BACKUP = "assay-backup-kafka";
  private static final String RESTORE = "assay-restore-kafka";
  private static final String SCHEMA =
      "{\"name\": \"backup.Event\", \"track\": \"v1\", \"core_version\": \"1.0.0\", \"content\": {}}";

  @TempDir private Path directory;

  /** What a command ended with and said. */
  private record Outcome(int exitCode, String said) {}

  @Test
  void theRightsOfBackupAndRestoreAreEnoughAndNoneIsTooMuch() throws Exception {
    Overlay prod = Overlay.of("prod").withRestore();
    List<Grant> grants =
        Grant.of(prod).stream()
            .filter(grant -> List.of(BACKUP, RESTORE).contains(grant.user()))
            .toList();
    WatchingAuthorizer.forget();
    try (Guarded guarded = new Guarded(prod, directory)) {
      RegistryService registry = guarded.registry();
      guarded.ask("POST", registry.uri(), "/admin/schemas", SCHEMA);
      succeed(guarded, BACKUP, "create", "--to", place(), "--name", "kept");
      succeed(guarded, BACKUP, "verify", "--from", place(), "--against-log");
      guarded.ask("PUT", registry.uri(), "/enforcement/*", "{\"mode\": \"enforce\"}");
      succeed(guarded, BACKUP, "create", "--to", place(), "--name", "later");
      registry.close();

      succeed(guarded, RESTORE, "restore", "kept", "--from", place(), "--force");
      succeed(guarded, BACKUP, "verify", "kept", "--from", place(), "--against-log");

      assertThat(WatchingAuthorizer.DENIED).as("denied").isEmpty();
      assertThat(WatchingAuthorizer.unneeded(grants)).as("given and never needed").isEmpty();

      whoBacksUpCanNotRestore(guarded);
      oneRightLessIsRefused(guarded, grants);
    }
  }

  private void oneRightLessIsRefused(Guarded guarded, List<Grant> grants) throws Exception {
    for (String topic : List.of("assay.schemas", "assay.enforcement")) {
      refused(guarded, one(grants, BACKUP, topic, AclOperation.READ), "create", "--to", place());
      refused(guarded, one(grants, RESTORE, topic, AclOperation.WRITE), restoring());
    }
    refused(guarded, one(grants, RESTORE, "assay.pen", AclOperation.WRITE), restoring());
  }

  /** Of what the target doesn't say already. */
  private String[] restoring() {
    return new String[] {"restore", "later", "--from", place(), "--force"};
  }

  private static Grant one(
      List<Grant> grants, String user, String resource, AclOperation operation) {
    return grants.stream()
        .filter(grant -> grant.user().equals(user) && grant.name().equals(resource))
        .filter(grant -> grant.operation() == operation)
        .findFirst()
        .orElseThrow(() -> new AssertionError("%s may not %s".formatted(user, operation)));
  }

  private void refused(Guarded guarded, Grant without, String... words) throws Exception {
    guarded.take(List.of(without));
    WatchingAuthorizer.forget();
    Outcome outcome = backup(guarded, without.user(), words);
    assertThat(outcome.exitCode()).as(without + ": " + outcome.said()).isNotZero();
    assertThat(outcome.said()).containsIgnoringCase("authoriz").contains(nameIn(without));
    assertThat(WatchingAuthorizer.DENIED)
        .anyMatch(access ->
            access.user().equals(without.user()) && access.resource().equals(without.name()));
    guarded.grant(List.of(without));
  }

  private static String nameIn(Grant grant) {
    return grant.type() == ResourceType.TOPIC ? grant.name() : "ransactional";
  }

  private void whoBacksUpCanNotRestore(Guarded guarded) throws Exception {
    Outcome outcome = backup(guarded, BACKUP, restoring());
    assertThat(outcome.exitCode()).as(outcome.said()).isNotZero();
    succeed(guarded, BACKUP, "verify", "kept", "--from", place(), "--against-log");
  }

  private String place() {
    return directory.resolve("backups").toString();
  }

  private void succeed(Guarded guarded, String user, String... words) throws Exception {
    Outcome outcome = backup(guarded, user, words);
    assertThat(outcome.exitCode()).as(List.of(words) + ": " + outcome.said()).isZero();
  }

  private static Outcome backup(Guarded guarded, String user, String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of("backup"));
    all.addAll(List.of(words));
    all.addAll(List.of("--bootstrap", guarded.bootstrapServers()));
    all.addAll(List.of("--kafka-config", guarded.kafkaConfigOf(user).toString()));
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said);
    int exitCode = Main.run(writer, writer, all.toArray(String[]::new));
    return new Outcome(exitCode, said.toString());
  }
}
