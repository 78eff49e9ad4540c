package dev.assay.schema.validation.plan;

import java.util.List;

/**
 * A schema as checks on the bytes of an event; immutable.
 *
 * <p>A plan decides only one way: an event that passes is valid. Of any other it says that the
 * schema refuses it or that it can't tell, and the reference decides.
 *
 * @param nodes in an order that means nothing; they name each other by their index
 * @param root the node of the whole event
 */
public record Plan(List<PlanNode> nodes, int root) {
  public Plan {
    nodes = List.copyOf(nodes);
  }

  /** The node with an index. */
  public PlanNode node(int index) {
    return nodes.get(index);
  }

  /** The plan for people, one check a line. */
  public String describe() {
    return PlanText.of(this);
  }
}
