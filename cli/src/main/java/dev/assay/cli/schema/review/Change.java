package dev.assay.cli.schema.review;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.cli.schema.files.SchemaDirectory;
import dev.assay.cli.schema.files.SchemaPath;
import dev.assay.cli.schema.git.Side;
import dev.assay.cli.terminal.CommandFailure;
import dev.assay.schema.Subject;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A schema whose file is not the same on both sides; a file that only moved has not changed.
 *
 * @param subject which schema
 * @param before its path where it comes from, if it is there
 * @param after its path now, if it is there
 */
record Change(Subject subject, Optional<String> before, Optional<String> after) {

  /** What happened to the file. */
  enum Kind {
    /** It is new. */
    @JsonProperty("added")
    ADDED,
    /** It says something else, or the same in other words. */
    @JsonProperty("changed")
    CHANGED,
    /** It is gone. */
    @JsonProperty("deleted")
    DELETED
  }

  Kind kind() {
    if (before.isEmpty()) {
      return Kind.ADDED;
    }
    return after.isPresent() ? Kind.CHANGED : Kind.DELETED;
  }

  /** The path by which people find it. */
  String path() {
    return after.or(() -> before).orElse("");
  }

  /** All changes, in the order of the subjects. */
  static List<Change> between(Side before, Side after) {
    NavigableMap<Subject, String> old = bySubject(before, false);
    NavigableMap<Subject, String> now = bySubject(after, true);
    NavigableSet<Subject> subjects = new TreeSet<>(old.keySet());
    subjects.addAll(now.keySet());
    return subjects.stream()
        .map(subject ->
            new Change(
                subject,
                Optional.ofNullable(old.get(subject)),
                Optional.ofNullable(now.get(subject))))
        .filter(change -> !Objects.equals(id(before, change.before), id(after, change.after)))
        .toList();
  }

  private static Optional<String> id(Side side, Optional<String> path) {
    return path.flatMap(there -> Optional.ofNullable(side.files().get(there)));
  }

  /** Whatever is wrong on the old side is no fault of the change. */
  private static NavigableMap<Subject, String> bySubject(Side side, boolean strictly) {
    NavigableMap<Subject, String> paths = new TreeMap<>();
    for (String path : side.files().keySet()) {
      schemaAt(path, strictly)
          .ifPresent(schema -> {
            String other = paths.put(schema.subject(), path);
            if (other != null && strictly) {
              throw SchemaDirectory.twice(schema.subject(), other, path);
            }
          });
    }
    return paths;
  }

  private static Optional<SchemaPath> schemaAt(String path, boolean strictly) {
    try {
      return SchemaPath.of(path);
    } catch (CommandFailure misnamed) {
      if (strictly) {
        throw misnamed;
      }
      return Optional.empty();
    }
  }
}
