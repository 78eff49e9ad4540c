package dev.assay.registry.edge;

import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.ProblemType;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Revisions of decisions as entity tags, so that nobody overwrites what they haven't seen. */
public final class Revisions {
  private static final ProblemType BAD_REVISION =
      new ProblemType("bad-revision", "That is no revision", 400);
  private static final Pattern REVISION = Pattern.compile("\"?(\\d{1,18})\"?");

  private Revisions() {}

  /** The entity tag of a revision. */
  public static String tag(long revision) {
    return "\"%d\"".formatted(revision);
  }

  /**
   * The revision that a request builds upon, if it says.
   *
   * @param where the route that tells it
   * @throws ProblemRaised with 400 if {@code If-Match} is no revision
   */
  public static Optional<Long> ifMatch(RoutingContext request, String where) {
    return Optional.ofNullable(request.request().getHeader("If-Match"))
        .filter(text -> !text.equals("*"))
        .map(text -> {
          Matcher matcher = REVISION.matcher(text);
          if (!matcher.matches()) {
            throw new ProblemRaised(
                BAD_REVISION
                    .problem("If-Match '%s' is no revision".formatted(text))
                    .withRemedy("hand back the ETag of GET %s as you got it".formatted(where)));
          }
          return Long.valueOf(matcher.group(1));
        });
  }
}
