package dev.assay.contracts.compatibility;

import dev.assay.schema.Subject;
import dev.assay.schema.Track;
import java.util.List;

/**
 * What a compatibility rule is about: a subject, a track, or everything; the narrower one wins, in
 * that order.
 */
public sealed interface CompatibilityScope {

  /** Everything without a rule of its own, written {@code *}. */
  record Everything() implements CompatibilityScope {
    @Override
    public String toString() {
      return "*";
    }
  }

  /**
   * Every subject of a track, written {@code track:v1}.
   *
   * @param track the track
   */
  record OfTrack(Track track) implements CompatibilityScope {
    @Override
    public String toString() {
      return TRACK + track;
    }
  }

  /**
   * One subject, written {@code subject:v1/telemetry.FeedbackEvent}.
   *
   * @param subject the subject
   */
  record OfSubject(Subject subject) implements CompatibilityScope {
    @Override
    public String toString() {
      return SUBJECT + subject;
    }
  }

  /** What a track's scope begins with. */
  String TRACK = "track:";

  /** What a subject's scope begins with. */
  String SUBJECT = "subject:";

  /** The widest scope. */
  CompatibilityScope EVERYTHING = new Everything();

  /** The scopes that a subject is in, narrowest first. */
  static List<CompatibilityScope> around(Subject subject) {
    return List.of(new OfSubject(subject), new OfTrack(subject.track()), EVERYTHING);
  }

  /** A scope and the wider ones that it inherits from, narrowest first. */
  static List<CompatibilityScope> withWider(CompatibilityScope scope) {
    return switch (scope) {
      case Everything everything -> List.of(everything);
      case OfTrack track -> List.of(track, EVERYTHING);
      case OfSubject(Subject subject) -> around(subject);
    };
  }

  /**
   * Reads {@code *}, {@code track:v1}, {@code subject:v1/NAME}, or a bare {@code v1/NAME}.
   *
   * @throws IllegalArgumentException if it is none of these, or the track or name in it is wrong
   */
  static CompatibilityScope parse(String text) {
    if (text.equals("*")) {
      return EVERYTHING;
    }
    if (text.startsWith(TRACK)) {
      return new OfTrack(new Track(text.substring(TRACK.length())));
    }
    String subject = text.startsWith(SUBJECT) ? text.substring(SUBJECT.length()) : text;
    if (subject.indexOf('/') < 0) {
      throw new IllegalArgumentException(
          "compatibility scope '%s' is none of *, track:v1 and subject:v1/NAME".formatted(text));
    }
    return new OfSubject(Subject.parse(subject));
  }
}
