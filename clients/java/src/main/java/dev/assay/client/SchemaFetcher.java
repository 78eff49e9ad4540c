package dev.assay.client;

import dev.assay.contracts.rest.NegotiationBody;
import dev.assay.contracts.rest.SchemaBody;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SchemaName;
import dev.assay.schema.Subject;
import dev.assay.schema.Track;
import dev.assay.schema.VersionSelector;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Asks a registry for schemas, and whether those at hand are still the ones; throws as {@link
 * SchemasClient} does.
 */
public final class SchemaFetcher {
  private final ServiceCalls calls;

  /** A fetcher of this registry's schemas. */
  public SchemaFetcher(ServiceEndpoint registry) {
    this.calls = new ServiceCalls(registry, Optional.empty());
  }

  /** What a question about a schema brought. */
  public sealed interface Fetched {
    /**
     * The schema.
     *
     * @param schema as the registry tells it
     * @param id its numeric id, where the registry said it
     * @param etag what to ask with next time
     */
    record Found(SchemaBody schema, Optional<SchemaId> id, Optional<String> etag)
        implements Fetched {}

    /** It is still the one that the ETag names. */
    record Unchanged() implements Fetched {}
  }

  /** A version of a subject, unless it is still the one that was known. */
  public Fetched version(Subject subject, VersionSelector version, Optional<String> etag) {
    String query =
        version instanceof VersionSelector.Latest ? "" : "?version=" + encoded(version.toString());
    return fetched(calls.get("/schemas/" + subject + query, etag));
  }

  /** The schema of an id. */
  public Fetched byId(SchemaId id) {
    return fetched(calls.get("/schemas/by-id/" + id));
  }

  /** The version to use of a name: of the first track that has one which is not deprecated. */
  public NegotiationBody negotiated(SchemaName name, List<Track> preference) {
    String fallback =
        preference.stream().skip(1).map(Track::value).collect(Collectors.joining(","));
    return calls
        .get(
            "/negotiate?name=%s&prefer=%s%s"
                .formatted(
                    encoded(name.value()),
                    preference.getFirst(),
                    fallback.isEmpty() ? "" : "&fallback=" + encoded(fallback)))
        .as(NegotiationBody.class);
  }

  private static Fetched fetched(Answer answer) {
    return answer.status() == HttpURLConnection.HTTP_NOT_MODIFIED
        ? new Fetched.Unchanged()
        : new Fetched.Found(answer.as(SchemaBody.class), answer.schemaId(), answer.etag());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
