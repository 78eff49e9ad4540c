package dev.assay.cli.schema;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.client.PublishedSchema;
import dev.assay.contracts.rest.SchemaBody;
import dev.assay.schema.SchemaId;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What became of one file; the document of {@code schema publish --json} is a list of these.
 *
 * @param file as it was named
 * @param outcome what became of it
 * @param subject track and name, where it was accepted
 * @param coreVersion the version, where it was accepted
 * @param id the numeric schema id, where the registry said it
 * @param sha256 the fingerprint, where it was accepted
 * @param problem why it was refused
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Publication(
    String file,
    Outcome outcome,
    Optional<String> subject,
    @JsonProperty("core_version") Optional<String> coreVersion,
    Optional<Integer> id,
    Optional<String> sha256,
    Optional<String> problem) {

  /** What can become of a file. */
  enum Outcome {
    /** A new version. */
    @JsonProperty("published")
    PUBLISHED,
    /** The same text had been published already. */
    @JsonProperty("unchanged")
    UNCHANGED,
    /** Nothing was changed. */
    @JsonProperty("refused")
    REFUSED
  }

  static Publication of(Path file, PublishedSchema published) {
    SchemaBody schema = published.schema();
    return new Publication(
        file.toString(),
        published.isNew() ? Outcome.PUBLISHED : Outcome.UNCHANGED,
        Optional.of(schema.track() + "/" + schema.name()),
        Optional.of(schema.coreVersion()),
        published.id().map(SchemaId::value),
        Optional.of(schema.sha256()),
        Optional.empty());
  }

  static Publication refused(Path file, String problem) {
    return new Publication(
        file.toString(),
        Outcome.REFUSED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(problem));
  }

  @JsonIgnore
  boolean isRefused() {
    return outcome == Outcome.REFUSED;
  }

  String line() {
    return switch (outcome) {
      case PUBLISHED -> "published " + version();
      case UNCHANGED -> "unchanged " + version();
      case REFUSED -> "%s: %s".formatted(file, problem.orElse("refused"));
    };
  }

  private String version() {
    return "%s@%s%s"
        .formatted(
            subject.orElse(""),
            coreVersion.orElse(""),
            id.map(number -> " id " + number).orElse(""));
  }
}
