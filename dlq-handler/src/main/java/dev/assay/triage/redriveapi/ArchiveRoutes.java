package dev.assay.triage.redriveapi;

import dev.assay.contracts.redrives.RedriveWish.Selection;
import dev.assay.contracts.rest.ArchiveBody;
import dev.assay.contracts.rest.ArchiveWishBody;
import dev.assay.kit.access.Role;
import dev.assay.kit.http.JsonBody;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.triage.archive.ArchiveAway;
import dev.assay.triage.archive.ArchiveName;
import dev.assay.triage.archive.ArchiveRefused;
import dev.assay.triage.ask.FailureGroups;
import dev.assay.triage.moving.ArchiveView;
import dev.assay.triage.moving.Archives;
import dev.assay.triage.moving.Deed;
import dev.assay.triage.moving.Deeds;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The routes below {@code /archives}. */
public final class ArchiveRoutes implements RouteSet {
  private static final DateTimeFormatter BY_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Optional<Archives> archives;
  private final WishReading wishes;
  private final Deeds deeds;
  private final InstantSource clock;

  /**
   * Routes about archives.
   *
   * @param archives empty where none are kept: every route says so then
   * @param deeds hears who asked for what
   */
  public ArchiveRoutes(
      Optional<Archives> archives,
      FailureGroups groups,
      List<String> deadLetterTopics,
      Deeds deeds,
      InstantSource clock) {
    this.archives = archives;
    this.wishes = new WishReading(deadLetterTopics, new GroupLookup(groups)::whole);
    this.deeds = deeds;
    this.clock = clock;
  }

  @Override
  public void mountOn(Routes routes) {
    routes.get("/archives", Role.READER, Replying.blocking(_ -> answered(this::all)));
    routes.post(
        "/archives", Role.OPERATOR, Replying.blocking(request -> answered(() -> begin(request))));
    routes.get(
        "/archives/:name", Role.READER, Replying.blocking(request -> answered(() -> one(request))));
  }

  private Reply all() {
    return Reply.json(kept().all().stream().map(ArchiveRoutes::body).toList());
  }

  private Reply one(RoutingContext request) {
    ArchiveName name = name(Optional.ofNullable(request.pathParam("name")).orElse(""));
    return kept()
        .find(name)
        .map(view -> Reply.json(body(view)))
        .orElseGet(() -> Reply.problem(RedriveProblem.unknownArchive(name.value())));
  }

  private Reply begin(RoutingContext request) {
    ArchiveWishBody wish = JsonBody.read(request, ArchiveWishBody.class);
    ArchiveName name =
        name(wish.name().orElseGet(() -> "letters-" + BY_TIME.format(clock.instant())));
    Selection selection = wishes.selection(wish);
    String by = Asking.actor(request);
    String why = Asking.bounded("reason", wish.reason().orElse(""), Asking.MAX_REASON);
    ArchiveView begun = kept().begin(name, selection, by, why);
    deeds.done(new Deed(by, "archive-dead-letters", name.value(), why, clock.millis()));
    return Reply.json(202, body(begun)).withHeader("Location", "/archives/" + name);
  }

  private Archives kept() {
    return archives.orElseThrow(() ->
        new ArchiveRefused(
            "no store of archives is configured; set archive.directory or archive.s3.bucket"));
  }

  private static ArchiveName name(String text) {
    try {
      return new ArchiveName(text);
    } catch (IllegalArgumentException wrong) {
      throw RedriveProblem.badWish("name", text, String.valueOf(wrong.getMessage()));
    }
  }

  private static Reply answered(Supplier<Reply> asking) {
    try {
      return asking.get().withHeader("Cache-Control", "no-store");
    } catch (ArchiveRefused refused) {
      return Reply.problem(RedriveProblem.archiveRefused(String.valueOf(refused.getMessage())));
    } catch (ArchiveAway away) {
      return Reply.problem(RedriveProblem.notNow(String.valueOf(away.getMessage())))
          .withHeader("Retry-After", RedriveProblem.RETRY_AFTER_SECONDS);
    }
  }

  private static ArchiveBody body(ArchiveView view) {
    return new ArchiveBody(
        view.name(),
        view.state().text(),
        view.where(),
        view.by(),
        view.why(),
        view.atMs(),
        view.size().letters(),
        view.size().hidden(),
        view.size().objects(),
        view.size().bytes(),
        view.because());
  }
}
