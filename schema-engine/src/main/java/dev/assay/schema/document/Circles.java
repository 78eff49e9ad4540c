package dev.assay.schema.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The strongly connected components of a graph that have an edge inside, without recursion.
 *
 * @see <a href="https://doi.org/10.1137/0201010">R. Tarjan, Depth-First Search and Linear Graph
 *     Algorithms, 1972</a>
 */
final class Circles<T> {
  private final Map<T, Set<T>> next;
  private final Map<T, Integer> numbers = new HashMap<>();
  private final Map<T, Integer> lowest = new HashMap<>();
  private final Deque<T> path = new ArrayDeque<>();
  private final Set<T> onPath = new HashSet<>();
  private final List<Set<T>> found = new ArrayList<>();

  Circles(Map<T, Set<T>> next) {
    this.next = next;
  }

  List<Set<T>> all() {
    for (T node : next.keySet()) {
      if (!numbers.containsKey(node)) {
        search(node);
      }
    }
    return found;
  }

  private record Visit<T>(T node, Iterator<T> rest) {}

  private void search(T start) {
    Deque<Visit<T>> visits = new ArrayDeque<>();
    visits.push(enter(start));
    while (!visits.isEmpty()) {
      Visit<T> visit = visits.element();
      if (visit.rest.hasNext()) {
        T target = visit.rest.next();
        if (!numbers.containsKey(target)) {
          visits.push(enter(target));
        } else if (onPath.contains(target)) {
          lowest.merge(visit.node, numbers.getOrDefault(target, 0), Math::min);
        }
      } else {
        visits.pop();
        leave(visit.node);
        if (!visits.isEmpty()) {
          lowest.merge(visits.element().node, lowest.getOrDefault(visit.node, 0), Math::min);
        }
      }
    }
  }

  private Visit<T> enter(T node) {
    lowest.put(node, numbers.size());
    numbers.put(node, numbers.size());
    path.push(node);
    onPath.add(node);
    return new Visit<>(node, next.getOrDefault(node, Set.of()).iterator());
  }

  private void leave(T node) {
    if (!numbers.getOrDefault(node, 0).equals(lowest.getOrDefault(node, 0))) {
      return;
    }
    Set<T> component = new HashSet<>();
    T popped;
    do {
      popped = path.pop();
      onPath.remove(popped);
      component.add(popped);
    } while (!popped.equals(node));
    if (component.size() > 1 || next.getOrDefault(node, Set.of()).contains(node)) {
      found.add(component);
    }
  }
}
