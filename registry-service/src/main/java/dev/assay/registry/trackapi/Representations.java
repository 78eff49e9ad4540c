package dev.assay.registry.trackapi;

import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.AssayHttpHeaders;
import dev.assay.contracts.rest.SchemaBody;
import dev.assay.kit.http.JsonBody;
import dev.assay.kit.http.Reply;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.schema.SchemaId;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Versions as they go over the wire, each written once and again when its deprecation changes. */
final class Representations {
  private final ConcurrentMap<SchemaId, Representation> known = new ConcurrentHashMap<>();

  Representation of(PublishedVersion version) {
    return Optional.ofNullable(known.get(version.id()))
        .filter(representation -> representation.version().equals(version))
        .orElseGet(() -> {
          Representation fresh = Representation.of(version);
          known.put(version.id(), fresh);
          return fresh;
        });
  }

  /**
   * One version, ready to send.
   *
   * @param version what it represents
   * @param json a {@link SchemaBody}
   */
  record Representation(PublishedVersion version, Buffer json) {
    private static final String JSON = "application/json";

    static Representation of(PublishedVersion version) {
      SchemaBody body =
          new SchemaBody(
              version.subject().name().value(),
              version.subject().track().value(),
              version.version().toString(),
              version.fingerprint().hex(),
              version.declared().schemaId(),
              WireJson.MAPPER.readTree(version.text().json()),
              version.deprecated(),
              version.deprecationNote());
      return new Representation(version, JsonBody.write(body));
    }

    Reply reply(int status) {
      return Reply.bytes(status, JSON, json)
          .withHeader(AssayHttpHeaders.SCHEMA_ID, version.id().toString());
    }
  }
}
