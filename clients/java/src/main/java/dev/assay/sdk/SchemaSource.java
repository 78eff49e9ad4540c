package dev.assay.sdk;

import dev.assay.contracts.rest.VersionBody;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SchemaName;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.Subject;
import dev.assay.schema.Track;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Where schemas come from; every call blocks.
 *
 * <p>All methods throw {@link SchemaNotFound} and {@link RegistryUnavailable}.
 */
interface SchemaSource {

  /** What a question brought. */
  sealed interface Fetched {
    /**
     * The schema.
     *
     * @param etag what to ask with next time
     */
    record Found(RegisteredSchema schema, Optional<String> etag) implements Fetched {}

    /** It is still the one that the ETag names. */
    record Unchanged() implements Fetched {}
  }

  /** A version of a subject, whose track is named. */
  Fetched version(SchemaReference reference, Optional<String> etag);

  /** The schema of an id. */
  RegisteredSchema byId(SchemaId id);

  /** The version to use of a name, from the tracks in this order. */
  SchemaReference negotiated(SchemaName name, List<Track> preference);

  /** All versions of a subject, oldest first. */
  List<VersionBody> versions(Subject subject);

  /** Publishes; an empty version has the registry derive it. */
  RegisteredSchema publish(Subject subject, Optional<String> version, String json);

  /**
   * Tells changes until told to stop or the connection ends.
   *
   * @param after where to go on, as it was told with the last change seen; empty for what comes
   *     next
   * @param connected run once changes are being listened to
   * @param told each change, with where to go on after it
   */
  void follow(
      Optional<String> after, Runnable connected, BiConsumer<SchemaChange, Optional<String>> told);
}
