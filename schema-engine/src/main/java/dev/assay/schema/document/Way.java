package dev.assay.schema.document;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One way from a schema to a schema for a part of the same value.
 *
 * @param step the part
 * @param target pointer of the schema there
 * @param branches which branch the way takes where an event can take only one, by the place of the
 *     choice
 */
record Way(Step step, String target, Map<String, Integer> branches) {

  /** Which parts of a value a keyword looks at. */
  sealed interface Step {

    /** The member with a name. */
    record Member(String name) implements Step {}

    /**
     * Members that a schema object doesn't name.
     *
     * @param owner pointer of the schema object, whose own keywords share members out
     */
    record OtherMembers(String owner, String keyword, Set<String> named) implements Step {}

    /** The element at an index. */
    record Element(int index) implements Step {}

    /** The elements from an index on. */
    record Elements(int from) implements Step {}

    /** Whatever no other keyword has looked at. */
    record Unevaluated(String owner) implements Step {}
  }

  Way through(String choice, int branch) {
    Map<String, Integer> more = new java.util.TreeMap<>(branches);
    more.put(choice, branch);
    return new Way(step, target, Map.copyOf(more));
  }

  /** Whether one event may go both ways with one of its parts. */
  boolean meets(Way other) {
    return !excludes(other) && overlap(step, other.step);
  }

  private boolean excludes(Way other) {
    return branches.entrySet().stream()
        .anyMatch(taken ->
            Optional.ofNullable(other.branches.get(taken.getKey()))
                .filter(branch -> !branch.equals(taken.getValue()))
                .isPresent());
  }

  private static boolean overlap(Step one, Step other) {
    return switch (one) {
      case Step.Member(String name) ->
          switch (other) {
            case Step.Member(String same) -> name.equals(same);
            case Step.OtherMembers others -> !others.named().contains(name);
            case Step.Element _, Step.Elements _, Step.Unevaluated _ -> false;
          };
      case Step.OtherMembers others ->
          switch (other) {
            case Step.Member _ -> overlap(other, one);
            case Step.OtherMembers more ->
                !others.owner().equals(more.owner()) || others.equals(more);
            case Step.Element _, Step.Elements _, Step.Unevaluated _ -> false;
          };
      case Step.Element(int index) ->
          switch (other) {
            case Step.Element(int same) -> index == same;
            case Step.Elements(int from) -> index >= from;
            case Step.Member _, Step.OtherMembers _, Step.Unevaluated _ -> false;
          };
      case Step.Elements _ ->
          other instanceof Step.Elements || (other instanceof Step.Element && overlap(other, one));
      case Step.Unevaluated _ -> one.equals(other);
    };
  }
}
