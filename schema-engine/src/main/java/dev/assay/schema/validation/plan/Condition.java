package dev.assay.schema.validation.plan;

import java.util.List;
import java.util.Optional;

/** What has to hold for a value that other checks have seen already. */
public sealed interface Condition {

  /**
   * At least one branch passes.
   *
   * @param tag a member that tells the branches apart
   */
  record AnyOf(List<Integer> branches, Optional<Tag> tag) implements Condition {
    public AnyOf {
      branches = List.copyOf(branches);
    }
  }

  /**
   * Exactly one branch passes.
   *
   * @param tag a member that tells the branches apart
   */
  record OneOf(List<Integer> branches, Optional<Tag> tag) implements Condition {
    public OneOf {
      branches = List.copyOf(branches);
    }
  }

  /** The node doesn't pass. */
  record Not(int node) implements Condition {}

  /** Passes one node or the other, as a third one decides. */
  record IfThenElse(int condition, int then, int otherwise) implements Condition {}

  /**
   * A member that every branch requires, with values that no two branches share.
   *
   * @param values of each branch, in their order
   */
  record Tag(String name, List<List<String>> values) {
    public Tag {
      values = values.stream().map(List::copyOf).toList();
    }
  }
}
