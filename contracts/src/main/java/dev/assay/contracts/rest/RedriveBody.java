package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.redrives.RedriveRecord;
import java.util.List;
import java.util.Optional;

/**
 * A redrive: an element of {@code GET /redrives}, and every other answer about one.
 *
 * @param redrive what its topic says
 * @param samples at most three events before and after; only while the instance that planned it
 *     runs, because payloads are not written down
 * @param pace how fast it goes; while it runs
 * @param trouble what it waits for, such as a broker that is away
 * @param needsForce whether it would only be moved with {@code force}
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RedriveBody(
    RedriveRecord redrive,
    List<Sample> samples,
    Optional<Pace> pace,
    Optional<String> trouble,
    @JsonProperty("needs_force") boolean needsForce) {

  /**
   * One event that would pass.
   *
   * @param topic the dead-letter topic
   * @param partition its partition
   * @param offset its offset
   * @param key the event's key as text
   * @param before the event as it failed, as text; cut where it is long
   * @param after the event as it would be sent
   * @param judgedBy the schema version that it passes, where one judged
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Sample(
      String topic,
      int partition,
      long offset,
      Optional<String> key,
      String before,
      String after,
      @JsonProperty("judged_by") Optional<String> judgedBy) {}

  /**
   * How fast a redrive goes.
   *
   * @param perSecond dead letters moved a second, lately
   * @param secondsLeft at this pace
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Pace(
      @JsonProperty("per_second") double perSecond,
      @JsonProperty("seconds_left") Optional<Long> secondsLeft) {}
}
