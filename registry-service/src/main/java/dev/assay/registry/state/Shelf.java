package dev.assay.registry.state;

import dev.assay.schema.Subject;
import dev.assay.schema.Track;
import java.util.Optional;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * The subjects that have a version in use, kept up to date version by version, so that nobody has
 * to count.
 *
 * @param subjects by track and name
 * @param counts how many there are on each track
 */
record Shelf(TreePSet<Subject> subjects, TreePMap<Track, Integer> counts) {
  static final Shelf EMPTY = new Shelf(TreePSet.empty(), TreePMap.empty());

  Shelf after(Subject subject, Catalogue before, Catalogue now) {
    boolean was = isInUse(subject, before);
    boolean is = isInUse(subject, now);
    if (was == is) {
      return this;
    }
    int count = counts.getOrDefault(subject.track(), 0) + (is ? 1 : -1);
    return new Shelf(
        is ? subjects.plus(subject) : subjects.minus(subject),
        count == 0 ? counts.minus(subject.track()) : counts.plus(subject.track(), count));
  }

  private static boolean isInUse(Subject subject, Catalogue catalogue) {
    Optional<VersionLine> line = catalogue.line(subject);
    return line.isPresent() && line.get().latest().isPresent();
  }
}
