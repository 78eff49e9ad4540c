package dev.assay.sdk;

import dev.assay.contracts.json.WireJson;
import dev.assay.schema.Fingerprint;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.ResolvedReference;
import dev.assay.schema.document.SchemaText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Copies of schemas in a directory, one file for each question, for starts without a registry.
 *
 * <p>Several processes may share it: a file is there whole or not at all. What can't be written or
 * read is told in the log and counts as not there.
 */
final class LastKnown {
  private static final Logger LOG = LoggerFactory.getLogger(LastKnown.class);

  private final Path directory;

  LastKnown(Path directory) {
    this.directory = directory;
  }

  void save(Wanted wanted, RegisteredSchema schema) {
    Path file = file(wanted);
    try {
      Files.createDirectories(directory);
      Path whole = Files.createTempFile(directory, "schema", ".part");
      try {
        Files.write(whole, WireJson.MAPPER.writeValueAsBytes(json(schema)));
        Files.move(
            whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(whole);
      }
    } catch (IOException trouble) {
      LOG.atWarn()
          .addKeyValue("file", file)
          .addKeyValue("reason", trouble.toString())
          .log("a schema could not be kept for starts without a registry");
    }
  }

  Optional<RegisteredSchema> find(Wanted wanted) {
    Path file = file(wanted);
    try {
      return Optional.of(schema(WireJson.MAPPER.readTree(Files.readAllBytes(file))));
    } catch (NoSuchFileException never) {
      return Optional.empty();
    } catch (IOException | JacksonException | IllegalArgumentException damaged) {
      LOG.atWarn()
          .addKeyValue("file", file)
          .addKeyValue("reason", damaged.toString())
          .log("a kept schema can't be used");
      return Optional.empty();
    }
  }

  /**
   * Names hold letters, digits, '.', '_' and '-' alone; only the separators have to be replaced.
   */
  private Path file(Wanted wanted) {
    String name =
        switch (wanted) {
          case Wanted.Version(SchemaReference reference) -> reference.toString().replace('/', '+');
          case Wanted.ById(SchemaId id) -> "id+" + id;
          case Wanted.Negotiated(var negotiated) -> "name+" + negotiated;
        };
    return directory.resolve(name + ".json");
  }

  private static ObjectNode json(RegisteredSchema schema) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("reference", schema.reference().toString());
    schema.id().ifPresent(id -> json.put("id", id.value()));
    json.put("sha256", schema.fingerprint().hex());
    schema.deprecationNote().ifPresent(note -> json.put("deprecated", note));
    ArrayNode references = json.putArray("references");
    for (ResolvedReference reference : schema.references()) {
      references
          .addObject()
          .put("written", reference.written().toString())
          .put("pinned", reference.pinned().toString());
    }
    json.set("schema", WireJson.MAPPER.readTree(schema.json()));
    return json;
  }

  private static RegisteredSchema schema(JsonNode json) {
    SchemaReference reference = SchemaReference.parse(json.path("reference").asString(""));
    Subject subject = reference.subject().orElseThrow(LastKnown::noReference);
    SemVer version = reference.version().orElseThrow(LastKnown::noReference);
    String text = json.path("schema").toString();
    Fingerprint fingerprint = new Fingerprint(json.path("sha256").asString(""));
    if (!new SchemaText(text).fingerprint().equals(fingerprint)) {
      throw new IllegalArgumentException("its text is not the one that its fingerprint names");
    }
    List<ResolvedReference> references = new ArrayList<>();
    for (JsonNode each : json.path("references")) {
      references.add(
          new ResolvedReference(
              SchemaReference.parse(each.path("written").asString("")),
              SchemaReference.parse(each.path("pinned").asString(""))));
    }
    return new RegisteredSchema(
        subject,
        version,
        json.optional("id").map(id -> new SchemaId(id.asInt(0))),
        fingerprint,
        text,
        json.optional("deprecated").map(note -> note.asString("")),
        references);
  }

  private static IllegalArgumentException noReference() {
    return new IllegalArgumentException("it names no version of a subject");
  }
}
