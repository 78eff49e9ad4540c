package dev.assay.registry.edge;

import dev.assay.contracts.rest.PublicationBody;
import dev.assay.contracts.verdicts.VerdictBody;
import dev.assay.registry.decision.Reply.Standing;
import dev.assay.registry.decision.Reply.VersionStands;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.schema.SchemaId;
import java.util.Optional;

/** Tells what became of a schema that was to be published, or would become of it. */
public final class Publications {
  private Publications() {}

  /** For a version that stands, with its id where the state knows it. */
  public static PublicationBody of(VersionStands stands, RegistryState state) {
    Optional<SchemaId> id =
        state.version(stands.ref().subject(), stands.ref().version()).map(PublishedVersion::id);
    return new PublicationBody(
        stands.ref().subject().track().value(),
        stands.ref().subject().name().value(),
        outcome(stands.standing()),
        stands.ref().version().toString(),
        id.map(SchemaId::value),
        stands.step().map(step -> step.previous().version().toString()),
        stands.step().map(step -> VerdictBody.of(step.verdict())));
  }

  private static String outcome(Standing standing) {
    return switch (standing) {
      case NEW -> "published";
      case RESTORED -> "restored";
      case BEFORE -> "unchanged";
    };
  }
}
