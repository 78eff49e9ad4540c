package dev.assay.schema;

import java.util.Optional;

/**
 * How an event, a schema or a person points at a schema: a name, with or without track and version,
 * written {@code telemetry.FeedbackEvent}, {@code v1/telemetry.FeedbackEvent}, {@code
 * v1/telemetry.FeedbackEvent@1.2.0} or, for the newest of a line, {@code
 * v1/telemetry.FeedbackEvent@1}.
 *
 * @param track the track asked for, or empty to let the reader's preference decide
 * @param name the schema's name
 * @param selector which version
 */
public record SchemaReference(Optional<Track> track, SchemaName name, VersionSelector selector) {

  /** A reference to one version, or without one to the latest. */
  public SchemaReference(Optional<Track> track, SchemaName name, Optional<SemVer> version) {
    this(
        track,
        name,
        version.<VersionSelector>map(VersionSelector.Exact::new).orElse(VersionSelector.LATEST));
  }

  /** The latest version of a subject. */
  public static SchemaReference latestOf(Subject subject) {
    return new SchemaReference(
        Optional.of(subject.track()), subject.name(), VersionSelector.LATEST);
  }

  /** One version of a subject. */
  public static SchemaReference to(Subject subject, SemVer version) {
    return new SchemaReference(
        Optional.of(subject.track()), subject.name(), new VersionSelector.Exact(version));
  }

  /**
   * Reads a reference; {@link #toString()} gives an equal one back.
   *
   * @throws IllegalArgumentException if a part of it is wrong, saying which
   */
  public static SchemaReference parse(String text) {
    int at = text.indexOf('@');
    String path = at < 0 ? text : text.substring(0, at);
    VersionSelector selector =
        at < 0 ? VersionSelector.LATEST : VersionSelector.parse(text.substring(at + 1));
    int slash = path.indexOf('/');
    Optional<Track> track =
        slash < 0 ? Optional.empty() : Optional.of(new Track(path.substring(0, slash)));
    return new SchemaReference(track, SchemaName.requested(path.substring(slash + 1)), selector);
  }

  /** The one version asked for; empty where it is the latest or the newest of a line. */
  public Optional<SemVer> version() {
    return selector instanceof VersionSelector.Exact(SemVer version)
        ? Optional.of(version)
        : Optional.empty();
  }

  /** The subject, where the track is named. */
  public Optional<Subject> subject() {
    return track.map(line -> new Subject(line, name));
  }

  @Override
  public String toString() {
    String version = selector instanceof VersionSelector.Latest ? "" : "@" + selector;
    return track.map(t -> t + "/").orElse("") + name + version;
  }
}
