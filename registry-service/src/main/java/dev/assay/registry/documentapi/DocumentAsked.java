package dev.assay.registry.documentapi;

import dev.assay.registry.edge.Path;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** What a path asks for. */
final class DocumentAsked {
  private static final String LATEST = "latest";

  private DocumentAsked() {}

  static DocumentId id(RoutingContext request) {
    try {
      return DocumentId.parse(Path.part(request, "id"));
    } catch (IllegalArgumentException wrong) {
      throw DocumentProblems.malformed(wrong);
    }
  }

  /** An id where a version makes no sense. */
  static Subject subject(RoutingContext request) {
    DocumentId id = id(request);
    if (id.pinned().isPresent()) {
      throw DocumentProblems.malformed(
          new IllegalArgumentException(
              "'%s' names one version".formatted(Path.part(request, "id"))));
    }
    return id.subject();
  }

  /** A part of the path that names a version; nothing for the latest. */
  static Optional<SemVer> version(String text) {
    try {
      return text.equals(LATEST) ? Optional.empty() : Optional.of(SemVer.parse(text));
    } catch (IllegalArgumentException wrong) {
      throw DocumentProblems.malformed(wrong);
    }
  }

  static PublishedVersion find(Subject subject, Optional<SemVer> version, RegistryState state) {
    return version
        .map(number ->
            state
                .version(subject, number)
                .orElseThrow(() -> DocumentProblems.unknownVersion(subject, number, state)))
        .orElseGet(() ->
            state.latest(subject).orElseThrow(() -> DocumentProblems.unknown(subject, state)));
  }
}
