package dev.assay.registry.trackapi;

import dev.assay.contracts.rest.AssayHttpHeaders;
import dev.assay.kit.http.JsonBody;
import dev.assay.kit.http.Reply;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.telling.SchemaTelling;
import dev.assay.schema.SchemaId;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Versions as they go over the wire, each written once, and again when something else is said of
 * it; so many are kept, so that nobody can fill the heap by asking for all.
 */
final class Representations {
  private static final int MAX_KNOWN = 20_000;
  private final ConcurrentMap<SchemaId, Representation> known = new ConcurrentHashMap<>();

  Representation of(PublishedVersion version) {
    return Optional.ofNullable(known.get(version.id()))
        .filter(representation -> representation.version().equals(version))
        .orElseGet(() -> {
          Representation fresh = Representation.of(version);
          if (known.size() >= MAX_KNOWN) {
            known.clear();
          }
          known.put(version.id(), fresh);
          return fresh;
        });
  }

  /**
   * One version, ready to send.
   *
   * @param version what it represents
   * @param json a {@code SchemaBody}
   */
  record Representation(PublishedVersion version, Buffer json) {
    private static final String JSON = "application/json";

    static Representation of(PublishedVersion version) {
      return new Representation(version, JsonBody.write(SchemaTelling.of(version)));
    }

    static Representation bundled(PublishedVersion version, String json) {
      return new Representation(version, JsonBody.write(SchemaTelling.of(version, json)));
    }

    Reply reply(int status) {
      return Ageing.told(version, Reply.bytes(status, JSON, json))
          .withHeader(AssayHttpHeaders.SCHEMA_ID, version.id().toString());
    }
  }
}
