package dev.assay.schema;

import java.util.Optional;

/**
 * How an event or a person points at a schema: a name, with or without track and version, written
 * {@code telemetry.FeedbackEvent}, {@code v1/telemetry.FeedbackEvent} or {@code
 * v1/telemetry.FeedbackEvent@1.2.0}.
 *
 * @param track the track asked for, or empty to let the reader's preference decide
 * @param name the schema's name
 * @param version the version asked for, or empty for the latest
 */
public record SchemaReference(Optional<Track> track, SchemaName name, Optional<SemVer> version) {

  /** The latest version of a subject. */
  public static SchemaReference latestOf(Subject subject) {
    return new SchemaReference(Optional.of(subject.track()), subject.name(), Optional.empty());
  }

  /**
   * Reads a reference; {@link #toString()} gives an equal one back.
   *
   * @throws IllegalArgumentException if a part of it is wrong, saying which
   */
  public static SchemaReference parse(String text) {
    int at = text.indexOf('@');
    String path = at < 0 ? text : text.substring(0, at);
    Optional<SemVer> version =
        at < 0 ? Optional.empty() : Optional.of(SemVer.parse(text.substring(at + 1)));
    int slash = path.indexOf('/');
    Optional<Track> track =
        slash < 0 ? Optional.empty() : Optional.of(new Track(path.substring(0, slash)));
    return new SchemaReference(track, SchemaName.requested(path.substring(slash + 1)), version);
  }

  @Override
  public String toString() {
    return track.map(t -> t + "/").orElse("") + name + version.map(v -> "@" + v).orElse("");
  }
}
