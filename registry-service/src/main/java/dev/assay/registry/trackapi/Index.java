package dev.assay.registry.trackapi;

import dev.assay.contracts.rest.IndexBody;
import dev.assay.contracts.rest.IndexBody.Entry;
import dev.assay.contracts.rest.IndexBody.TrackIndex;
import dev.assay.kit.http.JsonBody;
import dev.assay.kit.http.Reply;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.Snapshot;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The latest version of everything, written once for each state. */
final class Index {
  private final InstantSource clock;
  // Two threads may write it for the same state at once; either result is as good.
  private volatile Optional<Written> last = Optional.empty();

  Index(InstantSource clock) {
    this.clock = clock;
  }

  Reply reply(RoutingContext request, Snapshot snapshot) {
    Written written =
        last.filter(known -> known.state() == snapshot.state())
            .orElseGet(() -> write(snapshot.state()));
    return Reply.bytes(200, "application/json", written.json())
        .withHeader("Cache-Control", "no-cache");
  }

  private Written write(RegistryState state) {
    Map<String, List<Entry>> byTrack = new LinkedHashMap<>();
    state
        .subjects()
        .forEach(subject ->
            state
                .latest(subject)
                .ifPresent(latest ->
                    byTrack
                        .computeIfAbsent(subject.track().value(), _ -> new ArrayList<>())
                        .add(entry(latest))));
    Map<String, TrackIndex> tracks = new LinkedHashMap<>();
    byTrack.forEach((track, entries) -> tracks.put(track, new TrackIndex(entries.size(), entries)));
    Written written =
        new Written(state, JsonBody.write(new IndexBody(tracks, clock.instant().toString())));
    last = Optional.of(written);
    return written;
  }

  private static Entry entry(PublishedVersion latest) {
    return new Entry(
        latest.subject().name().value(),
        latest.declared().schemaId(),
        latest.fingerprint().hex(),
        latest.version().toString(),
        latest.deprecated());
  }

  private record Written(RegistryState state, Buffer json) {}
}
