package dev.assay.contracts.rest;

import java.util.List;

/**
 * What became of a test alert: answer of {@code POST /alerts/test}.
 *
 * @param outputs one for each output, in the order of the configuration
 */
public record AlertTestBody(List<Outcome> outputs) {

  /**
   * What one output said.
   *
   * @param output its name, such as {@code slack[0]}
   * @param delivered whether it took the alert
   * @param detail what it answered
   */
  public record Outcome(String output, boolean delivered, String detail) {}
}
