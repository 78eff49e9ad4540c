package dev.assay.registry.releaseapi;

import dev.assay.contracts.facts.Fact.ReleasePublished;
import dev.assay.contracts.rest.AssayHttpHeaders;
import dev.assay.contracts.rest.LogPosition;
import dev.assay.contracts.rest.ReleaseBody;
import dev.assay.kit.http.Reply;
import dev.assay.registry.decision.Command.PublishRelease;
import dev.assay.registry.decision.Decision;
import dev.assay.registry.decision.Reply.ReleaseStands;
import dev.assay.registry.edge.Publications;
import dev.assay.registry.edge.RefusalProblems;
import dev.assay.registry.edge.WriteProblems;
import dev.assay.registry.log.Outcome;
import dev.assay.registry.log.Writes;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.StateFeed;
import dev.assay.schema.SchemaReference;
import java.util.Optional;

/**
 * Hands releases in, and tells what became of them.
 *
 * @param writes where they are handed in
 * @param feed what is so afterwards
 */
record Releasing(Writes writes, StateFeed feed) {

  /** 201 for a release with something new, 200 where all of it stood already or nothing is done. */
  Reply publish(PublishRelease wish, boolean dryRun) {
    return dryRun ? rehearsed(wish) : done(wish);
  }

  private Reply done(PublishRelease wish) {
    return switch (WriteProblems.outcomeOf(wish, writes)) {
      case Outcome.Written(var reply, LogPosition position) ->
          Reply.json(201, body(wish, reply, Optional.empty()))
              .withHeader(AssayHttpHeaders.OFFSET, position.toString());
      case Outcome.StoodAlready(var reply, LogPosition position) ->
          Reply.json(body(wish, reply, Optional.empty()))
              .withHeader(AssayHttpHeaders.OFFSET, position.toString());
      case Outcome.Declined(var refusal) -> Reply.problem(RefusalProblems.of(refusal));
      case Outcome.Unavailable unavailable -> WriteProblems.unavailable(unavailable);
    };
  }

  private Reply rehearsed(PublishRelease wish) {
    return switch (writes.rehearse(wish)) {
      case Decision.Granted(var _, var reply) -> Reply.json(body(wish, reply, Optional.of(true)));
      case Decision.AlreadySo(var reply) -> Reply.json(body(wish, reply, Optional.of(true)));
      case Decision.Noted(var reply) -> Reply.json(body(wish, reply, Optional.of(true)));
      case Decision.Refused(var refusal) -> Reply.problem(RefusalProblems.of(refusal));
    };
  }

  private ReleaseBody body(
      PublishRelease wish, dev.assay.registry.decision.Reply reply, Optional<Boolean> dryRun) {
    ReleaseStands stands = WriteProblems.as(ReleaseStands.class, reply);
    RegistryState state = feed.current().state();
    return new ReleaseBody(
        dryRun.isPresent() ? Optional.empty() : stands.release().map(ReleasePublished::number),
        stands.release().map(ReleasePublished::note).orElse(wish.note()),
        stands.release().map(r -> r.provenance().by()).orElse(wish.provenance().by()),
        stands.release().map(r -> r.provenance().at()).orElse(wish.provenance().at()).toString(),
        stands.versions().stream().map(version -> version.ref().toString()).toList(),
        dryRun,
        Optional.of(
            stands.versions().stream().map(version -> Publications.of(version, state)).toList()));
  }

  static ReleaseBody body(ReleasePublished release) {
    return new ReleaseBody(
        Optional.of(release.number()),
        release.note(),
        release.provenance().by(),
        release.provenance().at().toString(),
        release.versions().stream().map(SchemaReference::toString).toList(),
        Optional.empty(),
        Optional.empty());
  }
}
