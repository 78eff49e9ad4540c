package dev.assay.registry.trackapi;

import dev.assay.contracts.rest.NegotiationBody;
import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.ProblemType;
import dev.assay.kit.http.Reply;
import dev.assay.registry.edge.Asked;
import dev.assay.registry.edge.Named;
import dev.assay.registry.edge.Unknown;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.Snapshot;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.Subject;
import dev.assay.schema.Track;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Agrees with a client on a track: {@code GET /negotiate?name=&prefer=&fallback=}.
 *
 * <p>The first track wins that has a version in use which is not deprecated; where every one is
 * deprecated, the first that has any.
 */
final class Negotiation {
  private static final ProblemType NO_AGREEMENT =
      new ProblemType("unknown-schema", "No such schema", 404);

  private Negotiation() {}

  static Reply reply(RoutingContext request, Snapshot snapshot) {
    SchemaReference wanted = Named.reference(Asked.needed(request, "name"));
    List<Track> tracks = tracks(request, wanted);
    List<PublishedVersion> found =
        tracks.stream().flatMap(track -> find(track, wanted, snapshot.state()).stream()).toList();
    if (found.isEmpty()) {
      throw unknown(wanted, tracks, snapshot.state());
    }
    PublishedVersion chosen =
        found.stream()
            .filter(version -> !version.deprecated())
            .findFirst()
            .orElse(found.getFirst());
    return Reply.json(body(chosen, tracks, found)).withHeader("Cache-Control", "no-cache");
  }

  private static List<Track> tracks(RoutingContext request, SchemaReference wanted) {
    if (wanted.track().isPresent()) {
      return List.of(wanted.track().get());
    }
    List<Track> tracks = new ArrayList<>(list(Asked.text(request, "prefer").orElse("v2")));
    list(Asked.text(request, "fallback").orElse("v1")).stream()
        .filter(track -> !tracks.contains(track))
        .forEach(tracks::add);
    return tracks;
  }

  private static List<Track> list(String texts) {
    try {
      return Arrays.stream(texts.split(","))
          .map(String::strip)
          .filter(text -> !text.isEmpty())
          .map(Track::new)
          .toList();
    } catch (IllegalArgumentException malformed) {
      throw Named.malformed(malformed);
    }
  }

  private static Optional<PublishedVersion> find(
      Track track, SchemaReference wanted, RegistryState state) {
    return state
        .select(new Subject(track, wanted.name()), wanted.selector())
        .filter(version -> !version.deleted());
  }

  private static NegotiationBody body(
      PublishedVersion chosen, List<Track> tracks, List<PublishedVersion> found) {
    return new NegotiationBody(
        chosen.subject().name().value(),
        chosen.subject().track().value(),
        chosen.version().toString(),
        chosen.fingerprint().hex(),
        chosen.declared().schemaId(),
        chosen.id().value(),
        chosen.deprecated(),
        !chosen.subject().track().equals(tracks.getFirst()),
        reason(chosen, tracks, found),
        found.stream().map(version -> version.ref().toString()).toList());
  }

  private static String reason(
      PublishedVersion chosen, List<Track> tracks, List<PublishedVersion> found) {
    Track preferred = tracks.getFirst();
    if (chosen.deprecated()) {
      return "all there are is deprecated; %s comes first".formatted(chosen.subject().track());
    }
    if (chosen.subject().track().equals(preferred)) {
      return "%s is preferred and in use".formatted(preferred);
    }
    boolean there = found.getFirst().subject().track().equals(preferred);
    return there
        ? "%s is deprecated on %s".formatted(found.getFirst().version(), preferred)
        : "%s is not on %s".formatted(chosen.subject().name(), preferred);
  }

  private static ProblemRaised unknown(
      SchemaReference wanted, List<Track> tracks, RegistryState state) {
    Subject first = new Subject(tracks.getFirst(), wanted.name());
    boolean known = tracks.stream().anyMatch(t -> knows(t, wanted, state));
    return known
        ? new ProblemRaised(
            NO_AGREEMENT
                .problem(
                    "%s has no version %s on %s"
                        .formatted(wanted.name(), wanted.selector(), tracks))
                .withRemedy("ask without a version, or look at its versions"))
        : Unknown.subject(first, state);
  }

  private static boolean knows(Track track, SchemaReference wanted, RegistryState state) {
    return state.highest(new Subject(track, wanted.name())).isPresent();
  }
}
