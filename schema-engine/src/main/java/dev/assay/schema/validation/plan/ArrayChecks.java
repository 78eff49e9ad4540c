package dev.assay.schema.validation.plan;

import java.util.List;

/**
 * What has to hold for an array.
 *
 * @param prefix nodes of the first elements
 * @param rest node of the elements behind them
 * @param maxItems {@link Integer#MAX_VALUE} for no limit
 */
public record ArrayChecks(
    List<Integer> prefix,
    int rest,
    int minItems,
    int maxItems,
    boolean unique,
    List<Contains> contains) {
  public ArrayChecks {
    prefix = List.copyOf(prefix);
    contains = List.copyOf(contains);
  }

  /**
   * How many elements must pass a node.
   *
   * @param max {@link Integer#MAX_VALUE} for no limit
   */
  public record Contains(int node, int min, int max) {}
}
