package dev.assay.triage.ask;

import java.util.List;
import java.util.NavigableSet;

/**
 * What one instance knows.
 *
 * @param partitions those it speaks for
 * @param groups of these partitions
 */
public record Part(NavigableSet<Integer> partitions, List<KnownGroup> groups) {
  public Part {
    groups = List.copyOf(groups);
  }
}
