package dev.assay.cli.schema.review;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.schema.evolution.DocumentFile;
import dev.assay.client.RequestRefused;
import dev.assay.contracts.compatibility.CompatibilityScope;
import dev.assay.contracts.rest.CompatibilityBody;
import dev.assay.contracts.rest.SchemaBody;
import dev.assay.contracts.rest.VersionBody;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.VersionSelector;
import dev.assay.schema.document.LooseDocument;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a registry has; asks as a reader, and writes nothing. */
final class RegistryTexts {
  private final RegistryOption registry;

  RegistryTexts(RegistryOption registry) {
    this.registry = registry;
  }

  /** Where it is. */
  String url() {
    return registry.url().toString();
  }

  /** The versions of a schema that are in use, oldest first; none where it is unknown. */
  List<VersionBody> versions(Subject subject) {
    return ifKnown(() -> registry.schemas().versions(subject)).orElse(List.of()).stream()
        .filter(version -> !version.deleted().orElse(false))
        .toList();
  }

  /** The text of a version. */
  Optional<Edition> text(Subject subject, VersionSelector selector) {
    return ifKnown(() -> registry.schemas().version(subject, selector)).map(RegistryTexts::read);
  }

  /** What new versions of a schema owe to those before. */
  CompatibilityBody rule(Subject subject) {
    return registry.compatibility().inForce(new CompatibilityScope.OfSubject(subject));
  }

  private static Edition read(SchemaBody body) {
    return new Edition(
        SemVer.tryParse(body.coreVersion()),
        new DocumentFile(
            Path.of("%s/%s@%s".formatted(body.track(), body.name(), body.coreVersion())),
            body.content(),
            LooseDocument.of(body.content())),
        Optional.empty());
  }

  private static <T> Optional<T> ifKnown(Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (RequestRefused refused) {
      if (refused.status() == HttpURLConnection.HTTP_NOT_FOUND) {
        return Optional.empty();
      }
      throw refused;
    }
  }
}
