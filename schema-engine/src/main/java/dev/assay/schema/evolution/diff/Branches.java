package dev.assay.schema.evolution.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Tells which branch of {@code allOf}, {@code anyOf} or {@code oneOf} became which.
 *
 * <p>Their order means nothing, so first those are matched that are equal, then those that refer to
 * the same, then those that call themselves the same, then those of one type, then the last ones if
 * one is left on each side. What is left then was added or removed.
 */
final class Branches {
  private static final List<Function<Placed, String>> LIKENESSES =
      List.of(Placed::text, Branches::reference, Branches::tag, Branches::type);
  private final List<Placed> before;
  private final List<Placed> after;
  private final List<Match> matches = new ArrayList<>();

  private Branches(List<Placed> before, List<Placed> after) {
    this.before = new ArrayList<>(before);
    this.after = new ArrayList<>(after);
  }

  /** A branch before and after. */
  record Match(Placed before, Placed after) {}

  static Branches matched(List<Placed> before, List<Placed> after) {
    Branches branches = new Branches(before, after);
    LIKENESSES.forEach(branches::match);
    if (branches.before.size() == 1 && branches.after.size() == 1) {
      branches.match(last -> last.node().isObject() ? "the last" : "");
    }
    return branches;
  }

  List<Match> matches() {
    return matches;
  }

  List<Placed> removed() {
    return before;
  }

  List<Placed> added() {
    return after;
  }

  /** Matches in order those alike; an empty likeness is none. */
  private void match(Function<Placed, String> likeness) {
    Map<String, List<Placed>> waiting = new HashMap<>();
    for (Placed branch : after) {
      waiting.computeIfAbsent(likeness.apply(branch), _ -> new ArrayList<>()).add(branch);
    }
    for (Iterator<Placed> each = before.iterator(); each.hasNext(); ) {
      Placed branch = each.next();
      String alike = likeness.apply(branch);
      List<Placed> candidates = waiting.getOrDefault(alike, List.of());
      if (!alike.isEmpty() && !candidates.isEmpty()) {
        Placed chosen = candidates.removeFirst();
        matches.add(new Match(branch, chosen));
        after.remove(chosen);
        each.remove();
      }
    }
  }

  private static String reference(Placed branch) {
    return branch.node().path("$ref").asString("");
  }

  /** What people and programs know a branch by: a title, or a member with one possible value. */
  private static String tag(Placed branch) {
    StringBuilder tag = new StringBuilder(branch.node().path("title").asString(""));
    branch
        .node()
        .path("properties")
        .properties()
        .forEach(member -> {
          Placed value = new Placed(member.getValue().path("const"), "", "");
          if (!value.isNothing()) {
            tag.append('/').append(member.getKey()).append('=').append(value.text());
          }
        });
    return tag.toString();
  }

  private static String type(Placed branch) {
    return branch.node().isObject()
        ? "type:" + new Placed(branch.node().path("type"), "", "").text()
        : "";
  }
}
