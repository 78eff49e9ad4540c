package dev.assay.cli.schema.drift;

import dev.assay.cli.schema.files.SchemaFile;
import dev.assay.schema.Fingerprint;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.LooseDocument;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A schema as it lies in the directory.
 *
 * @param version what it says about itself
 */
record LocalSchema(Subject subject, Path file, Fingerprint fingerprint, Optional<SemVer> version) {
  static LocalSchema read(Subject subject, Path file) {
    SchemaFile schema = SchemaFile.read(file);
    return new LocalSchema(
        subject,
        file,
        LooseDocument.of(schema.content()).fingerprint(),
        schema.version().flatMap(SemVer::tryParse));
  }
}
