package dev.assay.schema;

/**
 * What versions are versions of: a name on a track, written {@code v2/telemetry.FeedbackEvent}.
 *
 * @param track the line of evolution
 * @param name the schema's name on it
 */
public record Subject(Track track, SchemaName name) implements Comparable<Subject> {
  /** A subject from its two texts; refuses either with the reason. */
  public static Subject of(String track, String name) {
    return new Subject(new Track(track), SchemaName.requested(name));
  }

  /**
   * Reads {@code v2/telemetry.FeedbackEvent}.
   *
   * @throws IllegalArgumentException if the text has no slash, or either part is wrong
   */
  public static Subject parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(
          "subject '%s' is not of the form track/name, such as v1/telemetry.FeedbackEvent"
              .formatted(text));
    }
    return of(text.substring(0, slash), text.substring(slash + 1));
  }

  /** Orders by track, then by name. */
  @Override
  public int compareTo(Subject other) {
    int byTrack = track.compareTo(other.track);
    return byTrack != 0 ? byTrack : name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return track + "/" + name;
  }
}
