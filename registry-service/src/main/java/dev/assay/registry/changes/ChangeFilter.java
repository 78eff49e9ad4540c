package dev.assay.registry.changes;

import java.util.List;

/**
 * Which changes somebody wants; an empty list wants all.
 *
 * @param subjects a subject as the event names it ({@code v1/telemetry.FeedbackEvent}, {@code
 *     schema:…}, {@code topic:…}), a bare schema name for it on any track and for its policy, or
 *     the beginning of either followed by {@code *}
 * @param tracks such as {@code v1}; leaves out what is on no track
 * @param types as CloudEvents has them
 */
public record ChangeFilter(List<String> subjects, List<String> tracks, List<String> types) {
  /** Wants all. */
  public static final ChangeFilter EVERYTHING = new ChangeFilter(List.of(), List.of(), List.of());

  public ChangeFilter {
    subjects = List.copyOf(subjects);
    tracks = List.copyOf(tracks);
    types = List.copyOf(types);
  }

  /** Whether it wants this one. */
  public boolean wants(Change change) {
    return (types.isEmpty() || types.contains(change.type()))
        && (tracks.isEmpty() || tracks.stream().anyMatch(t -> change.subject().startsWith(t + "/")))
        && (subjects.isEmpty()
            || subjects.stream().anyMatch(wanted -> matches(wanted, change.subject())));
  }

  private static boolean matches(String wanted, String subject) {
    String bare = subject.substring(Math.max(subject.indexOf('/'), subject.indexOf(':')) + 1);
    boolean isSchema = !subject.startsWith("topic:");
    if (wanted.length() > 1 && wanted.endsWith("*")) {
      String beginning = wanted.substring(0, wanted.length() - 1);
      return subject.startsWith(beginning) || (isSchema && bare.startsWith(beginning));
    }
    return subject.equals(wanted) || (isSchema && bare.equals(wanted));
  }
}
