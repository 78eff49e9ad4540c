package dev.assay.cli.backup;

import dev.assay.backup.form.BackupName;
import dev.assay.backup.form.BackupRefused;
import dev.assay.backup.source.SourceAway;
import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.store.StoreAway;
import dev.assay.store.StoreRefused;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/** What becomes of a verb that can't do what was asked. */
final class Attempt {
  private Attempt() {}

  /** Tries, and tells failures with the exit code of their kind. */
  static <T> T of(Supplier<T> trying) {
    try {
      return trying.get();
    } catch (BackupRefused | StoreRefused refused) {
      throw new CommandFailure(ExitCode.FAILED, String.valueOf(refused.getMessage()), refused);
    } catch (SourceAway | StoreAway away) {
      throw new CommandFailure(ExitCode.UNREACHABLE, String.valueOf(away.getMessage()), away);
    } catch (KafkaException wrong) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "Kafka's client says: %s; check --bootstrap and --kafka-config"
              .formatted(wrong.getMessage()),
          wrong);
    }
  }

  /** A name as it was given. */
  static BackupName name(String text) {
    try {
      return new BackupName(text);
    } catch (IllegalArgumentException wrong) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(wrong.getMessage()), wrong);
    }
  }
}
