package dev.assay.registry.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.facts.Declared;
import dev.assay.contracts.facts.Provenance;
import dev.assay.contracts.rest.UploadBody;
import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.ProblemType;
import dev.assay.registry.decision.Command.DeprecationWish;
import dev.assay.registry.decision.Command.PublishVersion;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaReader;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Makes commands of what is uploaded. */
public final class PublishWishes {
  private static final ProblemType INCOMPLETE =
      new ProblemType("incomplete-upload", "The upload lacks something", 400);
  private static final String DEFAULT_TRACK = "v1";
  private static final int MAX_NOTE = 1_000;
  private static final SchemaReader READER = SchemaReader.ofEntries(DocumentLimits.defaults());

  private PublishWishes() {}

  /**
   * The command that an upload is.
   *
   * @throws ProblemRaised with 400 if name or content is missing, or track, name or version is none
   */
  public static PublishVersion of(UploadBody body, Provenance provenance) {
    String name = body.name().orElseThrow(() -> missing("name"));
    // A member that is left out arrives as a null node.
    JsonNode content =
        body.content().filter(node -> !node.isNull()).orElseThrow(() -> missing("content"));
    try {
      Subject subject = Subject.of(body.track().orElse(DEFAULT_TRACK), name);
      return new PublishVersion(
          subject,
          body.coreVersion().map(SemVer::parse),
          READER.read(content.toString().getBytes(UTF_8)),
          declared(body, subject),
          deprecation(body),
          provenance);
    } catch (IllegalArgumentException malformed) {
      throw Named.malformed(malformed);
    }
  }

  private static Declared declared(UploadBody body, Subject subject) {
    return new Declared(
        body.schemaId().orElse(subject.name().value()), claim(body.compatibility()));
  }

  /** What a publisher claims about compatibility, as text. */
  public static Optional<String> claim(Optional<JsonNode> compatibility) {
    return compatibility
        .filter(claim -> !claim.isNull())
        .map(claim -> claim.isString() ? claim.stringValue() : claim.toString())
        .map(claim -> WriteProblems.bounded("x_compat", claim, MAX_NOTE));
  }

  private static Optional<DeprecationWish> deprecation(UploadBody body) {
    String note =
        WriteProblems.bounded("deprecation_note", body.deprecationNote().orElse(""), MAX_NOTE);
    return body.deprecated().map(deprecated -> new DeprecationWish(deprecated, note));
  }

  /** 400 for an upload that lacks a member. */
  public static ProblemRaised missing(String member) {
    return new ProblemRaised(
        INCOMPLETE
            .problem("'%s' is missing".formatted(member))
            .withRemedy("send at least name and content"));
  }
}
