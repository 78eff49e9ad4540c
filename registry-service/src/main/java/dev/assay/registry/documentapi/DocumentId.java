package dev.assay.registry.documentapi;

import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a document is called: the name and the track of its subject in one word, {@code ticks_v1}
 * for {@code v1/ticks}, with or without a version behind an {@code @}.
 *
 * <p>Whatever ends in {@code _v} and a number names its track that way; all else is on {@code v1}.
 * So each subject has one id that it answers with, and an id means one subject, whatever is
 * published.
 *
 * @param subject whose document it is
 * @param pinned the version asked for, or nothing for the latest
 */
record DocumentId(Subject subject, Optional<SemVer> pinned) {
  private static final Pattern WITH_TRACK = Pattern.compile("(.+)_(v[1-9]\\d{0,3})");

  /**
   * Reads an id.
   *
   * @throws IllegalArgumentException if a part of it is wrong, saying which
   */
  static DocumentId parse(String text) {
    int at = text.indexOf('@');
    String id = at < 0 ? text : text.substring(0, at);
    Optional<SemVer> pinned =
        at < 0 ? Optional.empty() : Optional.of(SemVer.parse(text.substring(at + 1)));
    Matcher matcher = WITH_TRACK.matcher(id);
    Subject subject =
        matcher.matches()
            ? Subject.of(String.valueOf(matcher.group(2)), String.valueOf(matcher.group(1)))
            : Subject.of("v1", id);
    return new DocumentId(subject, pinned);
  }

  /** The id that a subject answers with. */
  static String of(Subject subject) {
    return subject.name() + "_" + subject.track();
  }
}
