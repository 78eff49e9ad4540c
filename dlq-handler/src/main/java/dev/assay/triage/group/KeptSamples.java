package dev.assay.triage.group;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The dead letters of a group that are kept as examples: the first three and the latest seven.
 *
 * <p>The first show how it began, which is where a cause is looked for; the latest show what it is
 * now, which is what a repair must fit. Nothing in between would be missed. "First" is by time of
 * failure, not of arrival: the same dead letters in any order leave the same samples.
 *
 * @param first the earliest, oldest first, at most three
 * @param latest the last of the others, oldest first, at most seven
 */
public record KeptSamples(List<Sample> first, List<Sample> latest) {
  /** How many of the earliest are kept. */
  public static final int MAX_FIRST = 3;

  /** How many of the last are kept. */
  public static final int MAX_LATEST = 7;

  /** What a group has before its first dead letter. */
  public static final KeptSamples NONE = new KeptSamples(List.of(), List.of());

  public KeptSamples {
    first = List.copyOf(first);
    latest = List.copyOf(latest);
    if (first.size() > MAX_FIRST || latest.size() > MAX_LATEST) {
      throw new IllegalArgumentException(
          "%d first and %d latest samples are more than the %d and %d that are kept"
              .formatted(first.size(), latest.size(), MAX_FIRST, MAX_LATEST));
    }
  }

  /** These samples after one more dead letter; the same where its moment is among them already. */
  public KeptSamples with(Sample sample) {
    TreeSet<Sample> earliest = new TreeSet<>(first);
    TreeSet<Sample> last = new TreeSet<>(latest);
    if (last.contains(sample) || !earliest.add(sample)) {
      return this;
    }
    if (earliest.size() > MAX_FIRST) {
      last.add(earliest.removeLast());
    }
    if (last.size() > MAX_LATEST) {
      last.removeFirst();
    }
    return new KeptSamples(new ArrayList<>(earliest), new ArrayList<>(last));
  }

  /** All of them, oldest first. */
  public List<Sample> oldestFirst() {
    return Stream.concat(first.stream(), latest.stream()).toList();
  }
}
