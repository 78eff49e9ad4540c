package dev.assay.client;

import dev.assay.contracts.rest.IndexBody;
import dev.assay.contracts.rest.SchemaBody;
import dev.assay.contracts.rest.UploadBody;
import dev.assay.contracts.rest.VersionBody;
import dev.assay.schema.Subject;
import dev.assay.schema.VersionSelector;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Asks a registry which schemas there are, and gives it new ones; every call blocks until the
 * answer is here.
 *
 * <p>Safe for use by several threads. Every method throws {@link ServiceFailure}: {@link
 * RequestRefused} with the registry's reason, {@link ServiceUnreachable}, or {@link
 * AnswerUnreadable}.
 */
public final class SchemasClient {
  private final ServiceCalls calls;

  /** A client that does not say who it is. */
  public SchemasClient(ServiceEndpoint registry) {
    this.calls = new ServiceCalls(registry, Optional.empty());
  }

  /** A client that says who it is, for the audit, where nobody has to prove it. */
  public SchemasClient(ServiceEndpoint registry, String actor) {
    this.calls = new ServiceCalls(registry, Optional.of(actor));
  }

  /** The latest version of every schema, by track. */
  public IndexBody index() {
    return calls.get("/index").as(IndexBody.class);
  }

  /** The latest version of a schema. */
  public SchemaBody latest(Subject subject) {
    return calls.get(path(subject)).as(SchemaBody.class);
  }

  /** The version of a schema that is meant, by number or alias. */
  public SchemaBody version(Subject subject, VersionSelector version) {
    return calls
        .get(path(subject) + "?version=" + encoded(version.toString()))
        .as(SchemaBody.class);
  }

  /** The version that is meant, complete in itself: with everything that it refers to. */
  public SchemaBody bundled(Subject subject, VersionSelector version) {
    return calls
        .get(path(subject) + "?bundled=true&version=" + encoded(version.toString()))
        .as(SchemaBody.class);
  }

  /** The versions of a schema, oldest first. */
  public List<VersionBody> versions(Subject subject) {
    return List.of(calls.get(path(subject) + "/versions").as(VersionBody[].class));
  }

  /** The schema of an id, numeric or textual. */
  public SchemaBody byId(String schemaId) {
    return calls.get("/schemas/by-id/" + encoded(schemaId)).as(SchemaBody.class);
  }

  /** Publishes a version; the same text twice is no error and changes nothing. */
  public PublishedSchema publish(UploadBody upload) {
    Answer answer = calls.post("/admin/schemas", upload);
    return new PublishedSchema(
        answer.as(SchemaBody.class),
        answer.schemaId(),
        answer.status() == HttpURLConnection.HTTP_CREATED,
        answer.position());
  }

  // Tracks and names hold nothing that a path would have to escape.
  private static String path(Subject subject) {
    return "/schemas/" + subject;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
