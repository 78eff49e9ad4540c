package dev.assay.cli.schema;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.client.PublishedSchema;
import dev.assay.client.RequestRefused;
import dev.assay.contracts.rest.PublicationBody;
import dev.assay.contracts.rest.SchemaBody;
import dev.assay.contracts.verdicts.VerdictBody;
import dev.assay.schema.SchemaId;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

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
 * @param step what lies between the version and the one it follows, in answer to a dry run
 * @param nextVersion a version that would do, where one was refused
 * @param counterExample an event that one of the two schemas accepts and the other refuses, where
 *     the change was refused
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Publication(
    String file,
    Outcome outcome,
    Optional<String> subject,
    @JsonProperty("core_version") Optional<String> coreVersion,
    Optional<Integer> id,
    Optional<String> sha256,
    Optional<String> problem,
    @JsonProperty("required_bump") Optional<String> step,
    @JsonProperty("next_version") Optional<String> nextVersion,
    @JsonProperty("counter_example") Optional<JsonNode> counterExample) {

  /** What can become of a file. */
  enum Outcome {
    /** A new version. */
    @JsonProperty("published")
    PUBLISHED,
    /** The same text had been published already. */
    @JsonProperty("unchanged")
    UNCHANGED,
    /** The same text had been published and deleted; a dry run only. */
    @JsonProperty("restored")
    RESTORED,
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
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Publication of(Path file, PublicationBody rehearsed) {
    return new Publication(
        file.toString(),
        switch (rehearsed.outcome()) {
          case "published" -> Outcome.PUBLISHED;
          case "restored" -> Outcome.RESTORED;
          default -> Outcome.UNCHANGED;
        },
        Optional.of(rehearsed.track() + "/" + rehearsed.name()),
        Optional.of(rehearsed.coreVersion()),
        rehearsed.id(),
        Optional.empty(),
        Optional.empty(),
        rehearsed.verdict().map(VerdictBody::requiredBump).or(() -> Optional.of("none")),
        Optional.empty(),
        Optional.empty());
  }

  static Publication refused(Path file, RequestRefused refusal) {
    return refused(
        file,
        String.valueOf(refusal.getMessage()),
        refusal.problem().nextVersion(),
        refusal.problem().counterExample());
  }

  static Publication refused(Path file, String problem) {
    return refused(file, problem, Optional.empty(), Optional.empty());
  }

  private static Publication refused(
      Path file, String problem, Optional<String> nextVersion, Optional<JsonNode> counterExample) {
    return new Publication(
        file.toString(),
        Outcome.REFUSED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(problem),
        Optional.empty(),
        nextVersion,
        counterExample);
  }

  @JsonIgnore
  boolean isRefused() {
    return outcome == Outcome.REFUSED;
  }

  String line() {
    return switch (outcome) {
      case PUBLISHED ->
          step.map(bump -> "would be published %s, bump %s".formatted(version(), bump))
              .orElseGet(() -> "published " + version());
      case UNCHANGED -> "unchanged " + version();
      case RESTORED -> "would be restored " + version();
      case REFUSED ->
          "%s: %s%s"
              .formatted(
                  file,
                  problem.orElse("refused"),
                  counterExample.map(event -> "; counter-example: " + event).orElse(""));
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
