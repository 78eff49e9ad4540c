package dev.assay.registry.decision;

import dev.assay.registry.decision.Command.PublishVersion;
import dev.assay.schema.SemVer;
import dev.assay.schema.document.SchemaDocument;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Which number a document is to get, as far as somebody said. */
sealed interface WishedVersion {
  /** How a document gives itself a number. */
  String MEMBER = "x-core-version";

  /** This one. */
  record Given(SemVer version) implements WishedVersion {}

  /** Nobody said. */
  record Open() implements WishedVersion {}

  /** The document says something that is no version. */
  record Unreadable(String text) implements WishedVersion {}

  /** What the publisher asks for, else what the document says. */
  static WishedVersion of(PublishVersion wish, SchemaDocument document) {
    return wish.version()
        .<WishedVersion>map(Given::new)
        .or(() -> Optional.ofNullable(document.root().get(MEMBER)).map(WishedVersion::read))
        .orElseGet(Open::new);
  }

  private static WishedVersion read(JsonNode said) {
    Optional<SemVer> version =
        said.isString() ? SemVer.tryParse(said.stringValue()) : Optional.empty();
    return version.<WishedVersion>map(Given::new).orElseGet(() -> new Unreadable(said.toString()));
  }
}
