package dev.assay.registry.edge;

import dev.assay.contracts.rest.AssayHttpHeaders;
import dev.assay.kit.http.Reply;
import dev.assay.registry.state.Snapshot;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Optional;

/**
 * An answer that is right for as long as a state stands, for who has it already and who hasn't.
 *
 * @param full with its tag
 * @param notModified the same without its body
 * @param quotedTag the entity tag
 */
public record Standing(Reply full, Reply notModified, String quotedTag) {
  /** How long answers may be kept without asking again. */
  public enum Kept {
    /** It will never be another one. */
    FOR_GOOD("public, max-age=31536000, immutable"),
    /** It may be another one at any time. */
    ASK_FIRST("no-cache");

    private final String cacheControl;

    Kept(String cacheControl) {
      this.cacheControl = cacheControl;
    }
  }

  /** A reply and its tag, without quotes; headers in our names go out with 304 as well. */
  public static Standing of(Reply reply, String tag, Kept kept) {
    String quoted = '"' + tag + '"';
    Reply full = reply.withHeader("ETag", quoted).withHeader("Cache-Control", kept.cacheControl);
    Reply notModified =
        Reply.empty(304).withHeader("ETag", quoted).withHeader("Cache-Control", kept.cacheControl);
    Optional<String> id = reply.header(AssayHttpHeaders.SCHEMA_ID);
    return new Standing(
        full,
        id.map(known -> notModified.withHeader(AssayHttpHeaders.SCHEMA_ID, known))
            .orElse(notModified),
        quoted);
  }

  /** The same, saying how fresh it is. */
  Standing asOf(Snapshot snapshot) {
    String offset = snapshot.position().toString();
    return new Standing(
        full.withHeader(AssayHttpHeaders.OFFSET, offset),
        notModified.withHeader(AssayHttpHeaders.OFFSET, offset),
        quotedTag);
  }

  /** What this request gets. */
  Reply to(RoutingContext request) {
    String known = request.request().getHeader("If-None-Match");
    return known != null && isKnown(known) ? notModified : full;
  }

  private boolean isKnown(String tags) {
    return tags.equals(quotedTag)
        || Arrays.stream(tags.split(","))
            .map(tag -> tag.strip().replaceFirst("^W/", ""))
            .anyMatch(tag -> tag.equals(quotedTag) || tag.equals("*"));
  }
}
