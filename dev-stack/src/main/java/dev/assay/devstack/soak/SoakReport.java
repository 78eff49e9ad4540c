package dev.assay.devstack.soak;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.json.WireJson;
import java.util.List;
import java.util.Map;

/**
 * What a soak found; public API of {@code --json}, members are only ever added.
 *
 * @param passed whether every event came out exactly once, whole, by the right exit, in order
 * @param events numbers in the source topic
 * @param lost in the source and in no output
 * @param duplicated more often in the outputs than in the source
 * @param misrouted bad ones that passed, or good ones that were refused
 * @param altered with other bytes than in the source
 * @param unconfirmed of which the producer doesn't know whether they were written
 * @param swallowed confirmed to the producer and not in the source: the broker's loss
 * @param heldBack records that a transaction left open hides from readers
 * @param behind events not judged in the time allowed
 * @param unaskedEnds how often a process ended or gave up by itself and was started again
 * @param drainedSeconds from the last event sent until all were judged
 * @param timeline every fault made
 */
record SoakReport(
    @JsonProperty("passed") boolean passed,
    @JsonProperty("seed") long seed,
    @JsonProperty("seconds") double seconds,
    @JsonProperty("rate") int rate,
    @JsonProperty("validators") int validators,
    @JsonProperty("events") long events,
    @JsonProperty("validated") long validated,
    @JsonProperty("dead_lettered") long deadLettered,
    @JsonProperty("lost") long lost,
    @JsonProperty("duplicated") long duplicated,
    @JsonProperty("order_violations") long orderViolations,
    @JsonProperty("misrouted") long misrouted,
    @JsonProperty("altered") long altered,
    @JsonProperty("foreign") long foreign,
    @JsonProperty("swallowed") long swallowed,
    @JsonProperty("unconfirmed") long unconfirmed,
    @JsonProperty("held_back") long heldBack,
    @JsonProperty("behind") long behind,
    @JsonProperty("faults") int faults,
    @JsonProperty("faults_by_name") Map<String, Integer> faultsByName,
    @JsonProperty("unasked_ends") int unaskedEnds,
    @JsonProperty("drained_seconds") double drainedSeconds,
    @JsonProperty("timeline") List<Moment> timeline) {

  /**
   * A fault that was made.
   *
   * @param atSeconds since events are sent
   * @param lastingSeconds how long until it was started again or resumed
   */
  record Moment(
      @JsonProperty("at_s") double atSeconds,
      @JsonProperty("fault") String fault,
      @JsonProperty("lasting_s") double lastingSeconds) {}

  String json() {
    return WireJson.MAPPER.writeValueAsString(this);
  }

  /** For people. */
  List<String> lines() {
    return List.of(
        "soak of %.0f s with seed %d: %,d events at %d/s through %d validators, %d faults"
            .formatted(seconds, seed, events, rate, validators, faults),
        "  " + faultsByName,
        "  validated %,d   dead-lettered %,d".formatted(validated, deadLettered),
        "  lost %d   duplicated %d   out of order %d   misrouted %d   altered %d"
            .formatted(lost, duplicated, orderViolations, misrouted, altered),
        "  drained in %.1f s; %d processes ended by themselves"
            .formatted(drainedSeconds, unaskedEnds),
        passed ? "passed" : "FAILED");
  }
}
