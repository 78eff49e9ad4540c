package dev.assay.devstack.traffic;

import dev.assay.client.PublishedSchema;
import dev.assay.client.SchemasClient;
import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.UploadBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Schemas in files: {@code v1/telemetry.FeedbackEvent.json} is the schema of that name on track
 * {@code v1}.
 *
 * @param root holds one folder a track
 */
public record SchemaFolder(Path root) {
  private static final String SUFFIX = ".json";

  /** Publishes every file; one that was published before changes nothing. */
  public List<PublishedSchema> publishTo(SchemasClient registry) {
    return files().stream().map(file -> registry.publish(upload(file))).toList();
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.walk(root, 2)) {
      return files.filter(SchemaFolder::isSchema).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the schemas in " + root, unreadable);
    }
  }

  private static boolean isSchema(Path file) {
    return file.getFileName().toString().endsWith(SUFFIX) && trackOf(file).matches("v[1-9][0-9]*");
  }

  private static String trackOf(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? "" : String.valueOf(parent.getFileName());
  }

  private static UploadBody upload(Path file) {
    String fileName = file.getFileName().toString();
    return new UploadBody(
        Optional.of(fileName.substring(0, fileName.length() - SUFFIX.length())),
        Optional.of(trackOf(file)),
        Optional.empty(),
        Optional.of(WireJson.MAPPER.readTree(file.toFile())),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
