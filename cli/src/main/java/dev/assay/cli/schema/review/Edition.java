package dev.assay.cli.schema.review;

import dev.assay.cli.schema.evolution.DocumentFile;
import dev.assay.schema.SemVer;
import dev.assay.schema.document.LooseDocument;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One text of a schema.
 *
 * @param version what it says about itself, or what it was published as
 * @param document complete, if everything that it refers to was found
 * @param missing what was not found, for people
 */
record Edition(Optional<SemVer> version, DocumentFile document, Optional<String> missing) {
  /** How a text gives itself a version. */
  static final String VERSION_KEYWORD = "x-core-version";

  static Optional<SemVer> versionIn(JsonNode text) {
    JsonNode stated = text.path(VERSION_KEYWORD);
    return stated.isString() ? SemVer.tryParse(stated.stringValue()) : Optional.empty();
  }

  boolean isPreRelease() {
    return version.filter(SemVer::isPreRelease).isPresent();
  }

  /** What tells it from texts that say something else. */
  String fingerprint() {
    return LooseDocument.of(document.json()).fingerprint().hex();
  }
}
