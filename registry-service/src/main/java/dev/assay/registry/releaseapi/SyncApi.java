package dev.assay.registry.releaseapi;

import dev.assay.contracts.facts.Provenance;
import dev.assay.contracts.rest.SyncBody;
import dev.assay.contracts.rest.UploadBody;
import dev.assay.kit.access.Role;
import dev.assay.kit.http.JsonBody;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.registry.edge.Caller;
import dev.assay.registry.edge.Freshness;
import dev.assay.registry.log.Writes;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Publishes what a directory or a repository holds, as one release: {@code POST /admin/sync}.
 *
 * <p>Both sources are off until an operator says where they may read.
 */
public final class SyncApi implements RouteSet {
  private static final String EVERYTHING = ".";

  private final Releasing releasing;
  private final SyncSettings settings;
  private final InstantSource clock;

  /** Reads what the settings allow, writes there, dates by this clock. */
  public SyncApi(Freshness freshness, Writes writes, SyncSettings settings, InstantSource clock) {
    this.releasing = new Releasing(writes, freshness.feed());
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void mountOn(Routes routes) {
    routes.post("/admin/sync", Role.PUBLISHER, Replying.blocking(this::sync));
  }

  private Reply sync(RoutingContext request) {
    SyncBody body = JsonBody.read(request, SyncBody.class);
    Provenance provenance = Caller.of(request, clock);
    List<UploadBody> uploads =
        switch (body.source().orElse("")) {
          case "local" -> local(body);
          case "git" -> git(body);
          case String other ->
              throw SyncProblems.badSource(
                  "source is '%s'".formatted(other), "send {\"source\": \"local\"} or \"git\"");
        };
    Optional<String> note = body.note().or(() -> Optional.of(origin(body)));
    return releasing.publish(
        ReleaseApi.wish(uploads, note, provenance), body.dryRun().orElse(false));
  }

  private static String origin(SyncBody body) {
    return "from %s %s%s"
        .formatted(
            body.source().orElse(""),
            body.repository().orElseGet(() -> body.path().orElse(EVERYTHING)),
            body.ref().map(ref -> " at " + ref).orElse(""));
  }

  private List<UploadBody> local(SyncBody body) {
    Path root =
        settings.localRoot().orElseThrow(() -> SyncProblems.off("local", "sync.local.root"));
    return SchemaTree.within(root, body.path().orElse(EVERYTHING)).uploads();
  }

  private List<UploadBody> git(SyncBody body) {
    if (settings.gitAllowed().isEmpty()) {
      throw SyncProblems.off("git", "sync.git.allowed-prefixes");
    }
    String repository =
        body.repository()
            .orElseThrow(
                () -> SyncProblems.badSource("'repository' is missing", "send its URL or path"));
    if (!isAllowed(repository)) {
      throw SyncProblems.forbidden(
          "repository '%s' is none of those that may be read".formatted(repository),
          "have its prefix added to sync.git.allowed-prefixes");
    }
    try (GitCheckout checkout =
        GitCheckout.of(repository, body.ref().orElse("HEAD"), settings.gitTimeout())) {
      return SchemaTree.within(checkout.tree(), body.path().orElse(EVERYTHING)).uploads();
    }
  }

  /**
   * A prefix ends where a part of the path ends, must not be left again by {@code ..}, nor be a
   * name for something that runs.
   */
  private boolean isAllowed(String repository) {
    boolean plain =
        !repository.startsWith("-")
            && !repository.contains("::")
            && repository.codePoints().noneMatch(c -> c <= ' ' || c == '\\')
            && !decoded(repository).contains("..");
    return plain
        && settings.gitAllowed().stream()
            .anyMatch(prefix ->
                repository.equals(prefix)
                    || repository.startsWith(prefix.endsWith("/") ? prefix : prefix + "/"));
  }

  private static String decoded(String repository) {
    try {
      return Optional.ofNullable(URI.create(repository).getPath()).orElse(repository);
    } catch (IllegalArgumentException noUri) {
      return repository;
    }
  }
}
