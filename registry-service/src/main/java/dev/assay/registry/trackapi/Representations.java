package dev.assay.registry.trackapi;

import dev.assay.contracts.facts.Provenance;
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
import java.util.stream.Collectors;

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
   * @param etag without quotes: the fingerprint, and the word on deprecation where there is one,
   *     since that changes the representation too
   * @param json a {@code SchemaBody}
   */
  record Representation(PublishedVersion version, String etag, Buffer json) {
    private static final String JSON = "application/json";

    static Representation of(PublishedVersion version) {
      return new Representation(
          version, etagOf(version), JsonBody.write(SchemaTelling.of(version)));
    }

    static Representation bundled(PublishedVersion version, String json) {
      return new Representation(
          version, etagOf(version) + "-bundled", JsonBody.write(SchemaTelling.of(version, json)));
    }

    private static String etagOf(PublishedVersion version) {
      return version.fingerprint().hex()
          + version.deprecation().map(stated -> said(stated.provenance())).orElse("")
          + version.deletion().map(stated -> said(stated.provenance())).orElse("")
          // Equal texts may mean different things by the same alias.
          + version.references().stream()
              .map(reference -> "-" + reference.pinned())
              .collect(Collectors.joining());
    }

    private static String said(Provenance provenance) {
      return "-" + provenance.at().toEpochMilli();
    }

    Reply reply(int status) {
      return Ageing.told(version, Reply.bytes(status, JSON, json))
          .withHeader(AssayHttpHeaders.SCHEMA_ID, version.id().toString());
    }
  }
}
