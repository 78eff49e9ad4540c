package dev.assay.cli.backup;

import dev.assay.backup.checking.Backups;
import dev.assay.backup.checking.Shelved;
import dev.assay.backup.form.BackupName;
import dev.assay.backup.form.BackupRefused;
import java.util.Optional;

/** The backup that is meant. */
final class Choice {
  private Choice() {}

  /** The one named, else the latest that looks complete. */
  static BackupName of(Optional<String> name, Backups backups, String place) {
    return name.map(Attempt::name)
        .or(() -> backups.latest().map(Shelved::name))
        .orElseThrow(() ->
            new BackupRefused(
                "there is no complete backup in '%s'; 'assay backup list' shows what is there"
                    .formatted(place)));
  }
}
