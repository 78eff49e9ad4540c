package dev.assay.registry.edge;

import dev.assay.registry.state.RegistryState;
import dev.assay.schema.Subject;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** What somebody may have meant: names by edit distance (Levenshtein), letter case aside. */
public final class NearestNames {
  private static final int MOST = 3;

  private NearestNames() {}

  /** Subjects by name, so that a schema that is only on another track is found too. */
  public static List<String> subjects(String asked, RegistryState state) {
    TreeSet<String> names = new TreeSet<>();
    state.subjects().forEach(subject -> names.add(subject.name().value()));
    List<String> nearest = to(asked, names);
    return state.subjects().stream()
        .filter(subject -> nearest.contains(subject.name().value()))
        .sorted(Comparator.comparingInt(subject -> nearest.indexOf(subject.name().value())))
        .map(Subject::toString)
        .toList();
  }

  static List<String> to(String asked, Collection<String> names) {
    int tolerated = Math.max(2, asked.length() / 2);
    record Candidate(String name, int distance) {}
    return names.stream()
        .map(name -> new Candidate(name, distance(asked, name)))
        .filter(candidate -> candidate.distance() <= tolerated)
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .limit(MOST)
        .map(Candidate::name)
        .toList();
  }

  static int distance(String leftText, String rightText) {
    String left = leftText.toLowerCase(Locale.ROOT);
    String right = rightText.toLowerCase(Locale.ROOT);
    int[] row = new int[right.length() + 1];
    for (int column = 0; column <= right.length(); column++) {
      row[column] = column;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[right.length()];
  }
}
