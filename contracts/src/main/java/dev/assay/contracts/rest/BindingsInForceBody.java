package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * Answer of a validator's {@code GET /bindings}; members are only ever added.
 *
 * @param instance which validator
 * @param application its application id
 * @param appliedRevision the latest decision that is applied, 0 for none; also one that was set
 *     aside
 * @param rebuilds how often source topics changed since the start, and the stream was stopped and
 *     started for it
 * @param bindings that hold, in their order
 * @param setAside that don't, by name
 */
public record BindingsInForceBody(
    String instance,
    String application,
    @JsonProperty("applied_revision") long appliedRevision,
    int rebuilds,
    List<InForce> bindings,
    @JsonProperty("set_aside") List<SetAside> setAside) {
  public BindingsInForceBody {
    bindings = List.copyOf(bindings);
    setAside = List.copyOf(setAside);
  }

  /**
   * A binding that holds.
   *
   * @param from {@code configuration} or {@code registry}
   * @param source the one topic that it reads, or
   * @param pattern the topics that it reads
   * @param topics those met so far, for a pattern
   * @param validated topic of events that may pass, where there is one
   * @param deadLetters topic of events that are refused, where there is one
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record InForce(
      String name,
      String from,
      Optional<String> source,
      Optional<String> pattern,
      Optional<List<String>> topics,
      String schema,
      List<String> tracks,
      Optional<String> validated,
      @JsonProperty("dead_letters") Optional<String> deadLetters,
      String payload,
      @JsonProperty("when_unchecked") String whenUnchecked,
      @JsonProperty("repeated_members") Optional<String> repeatedMembers,
      @JsonProperty("annotate_valid") boolean annotateValid,
      @JsonProperty("schema_wait_ms") long schemaWaitMs) {}

  /**
   * A binding that does not hold.
   *
   * @param why for the operator, with what to do
   */
  public record SetAside(String name, String why) {}
}
