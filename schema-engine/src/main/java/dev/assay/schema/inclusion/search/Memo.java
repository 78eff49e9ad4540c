package dev.assay.schema.inclusion.search;

import dev.assay.schema.inclusion.terms.Goal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of goals, and which are being searched for.
 *
 * <p>That a goal has no value may have been found on the ground that another, still being searched
 * for, has none. Such a finding holds as long as that search goes on, becomes certain if it ends
 * without a value (a smallest value would not contain another of the same goal), and is forgotten
 * if it ends otherwise.
 */
final class Memo {
  private static final int NOTHING = Integer.MAX_VALUE;
  private final Map<Goal, Outcome> certain = new HashMap<>();
  private final Map<Goal, Integer> assuming = new HashMap<>();
  private final Map<Goal, Integer> open = new HashMap<>();
  private final List<Integer> lowest = new ArrayList<>();

  /** What is known of a goal now. */
  Optional<Outcome> known(Goal goal) {
    Outcome found = certain.get(goal);
    if (found != null) {
      return Optional.of(found);
    }
    Integer ground = open.containsKey(goal) ? open.get(goal) : assuming.get(goal);
    if (ground == null) {
      return Optional.empty();
    }
    relyOn(ground);
    return Optional.of(Outcome.none());
  }

  private void relyOn(int depth) {
    int top = lowest.size() - 1;
    if (top >= 0) {
      lowest.set(top, Math.min(lowest.get(top), depth));
    }
  }

  int nesting() {
    return lowest.size();
  }

  void enter(Goal goal) {
    open.put(goal, lowest.size());
    lowest.add(NOTHING);
  }

  void leave(Goal goal, Outcome outcome) {
    int depth = lowest.size() - 1;
    int ground = lowest.removeLast();
    open.remove(goal);
    boolean reliesOnOuter = ground < depth;
    switch (outcome) {
      case Outcome.Found _ -> {
        certain.put(goal, outcome);
        assuming.values().removeIf(assumed -> assumed >= depth);
      }
      case Outcome.Unknown _ -> {
        if (!reliesOnOuter) {
          certain.put(goal, outcome);
        }
        assuming.values().removeIf(assumed -> assumed >= depth);
      }
      case Outcome.None _ -> settle(goal, depth, ground);
    }
    if (reliesOnOuter) {
      relyOn(ground);
    }
  }

  private void settle(Goal goal, int depth, int ground) {
    if (ground < depth) {
      assuming.replaceAll((_, assumed) -> assumed >= depth ? Math.min(assumed, ground) : assumed);
      assuming.put(goal, ground);
      return;
    }
    certain.put(goal, Outcome.none());
    assuming.entrySet().stream()
        .filter(assumed -> assumed.getValue() >= depth)
        .forEach(assumed -> certain.put(assumed.getKey(), Outcome.none()));
    assuming.values().removeIf(assumed -> assumed >= depth);
  }
}
