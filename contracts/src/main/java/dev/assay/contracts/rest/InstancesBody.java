package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.instances.InstanceReport;
import java.util.List;

/**
 * Answer of {@code GET /instances}: the validators as this replica heard of them.
 *
 * @param instances by name; those that stopped in good order are not there
 */
public record InstancesBody(List<Seen> instances) {
  public InstancesBody {
    instances = List.copyOf(instances);
  }

  /**
   * One run of one validator.
   *
   * @param instance its name
   * @param incarnation tells this run from others under the same name
   * @param live whether it was heard of lately; {@code --wait} waits for live ones alone
   * @param silentMs for how long nothing was heard of it
   * @param report what it said last
   */
  public record Seen(
      String instance,
      String incarnation,
      boolean live,
      @JsonProperty("silent_ms") long silentMs,
      InstanceReport report) {}
}
