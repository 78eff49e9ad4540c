package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * A what-if run: answer of {@code POST /what-if} and {@code GET /what-if/{id}}.
 *
 * @param id names it
 * @param state {@code running}, {@code done}, {@code cancelled} or {@code failed}
 * @param topic whose events are judged
 * @param from ISO-8601, UTC; the first event looked at is of then or later
 * @param until ISO-8601, UTC
 * @param mode the mode supposed, such as {@code canary 5%}
 * @param candidate the schema supposed, as {@code v1/telemetry.FeedbackEvent}, where there is one
 * @param askedBy who asked
 * @param progress how far it is
 * @param trouble why it failed, or what it waits for
 * @param answer what was found; so far, while it runs
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record WhatIfBody(
    String id,
    String state,
    String topic,
    String from,
    String until,
    String mode,
    Optional<String> candidate,
    @JsonProperty("asked_by") String askedBy,
    Progress progress,
    Optional<String> trouble,
    Answer answer) {

  /**
   * How far a run is.
   *
   * @param read offsets passed
   * @param total offsets to pass; more than there are events where the log is compacted or holds
   *     transactions
   * @param perSecond offsets passed a second
   * @param complete whether every event of the time asked for was judged, once it is done; false
   *     where the limit ended it
   */
  public record Progress(
      long read, long total, @JsonProperty("per_second") long perSecond, boolean complete) {}

  /**
   * What would become of the events.
   *
   * @param in events judged: the sum of valid, invalid, unchecked and skipped
   * @param valid keep their contract
   * @param invalid break it
   * @param unchecked could not be judged
   * @param skipped have no value
   * @param deadLettered of the invalid and unchecked, those that the mode would refuse
   * @param keys what share of keys is touched
   * @param comparison how the schema of today judges the same events; with a candidate
   * @param groups failure groups, the largest first, at most 100
   * @param inOtherGroups invalid events in none of these groups
   * @param guard whether it would have tripped; where limits were given
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Answer(
      long in,
      long valid,
      long invalid,
      long unchecked,
      long skipped,
      @JsonProperty("dead_lettered") long deadLettered,
      Keys keys,
      Optional<Comparison> comparison,
      List<Group> groups,
      @JsonProperty("in_other_groups") long inOtherGroups,
      Optional<Guard> guard) {}

  /**
   * Keys of the events.
   *
   * @param seen different keys; without those events that have none
   * @param touched of these, keys with at least one invalid event
   * @param share touched of seen, 0 to 1
   * @param exact whether they were counted; else estimated from a sample of them
   */
  public record Keys(long seen, long touched, double share, boolean exact) {}

  /**
   * The candidate beside the schema of today, on the same events.
   *
   * @param valid by the schema of today
   * @param invalid by the schema of today
   * @param newlyInvalid valid today, invalid by the candidate: what the candidate breaks
   * @param newlyValid invalid today, valid by the candidate: what it heals
   */
  public record Comparison(
      long valid,
      long invalid,
      @JsonProperty("newly_invalid") long newlyInvalid,
      @JsonProperty("newly_valid") long newlyValid) {}

  /**
   * Events that fail for the same reason.
   *
   * @param fingerprint the same that dead letters have
   * @param events so many
   * @param newlyInvalid of these, valid by the schema of today
   * @param schema who judged
   * @param reason such as {@code schema-violation}
   * @param keyword broken, empty where there is none
   * @param place in the event, a JSON Pointer with {@code *} for indices
   * @param message about the first of them, without values of the event
   * @param firstSeen timestamp of the earliest, ISO-8601, UTC
   * @param lastSeen timestamp of the latest
   * @param samples where some of them lie, at most five
   */
  public record Group(
      String fingerprint,
      long events,
      @JsonProperty("newly_invalid") long newlyInvalid,
      String schema,
      String reason,
      String keyword,
      String place,
      String message,
      @JsonProperty("first_seen") String firstSeen,
      @JsonProperty("last_seen") String lastSeen,
      List<Sample> samples) {}

  /** Where an event lies; its value is not shown. */
  public record Sample(
      int partition, long offset, @JsonProperty("timestamp_ms") long timestampMs) {}

  /**
   * What a guard would have done.
   *
   * @param limits such as {@code 5% of at least 100 events in 30 s}
   * @param at when it would have tripped, by the events' timestamps, ISO-8601, UTC; absent where it
   *     wouldn't
   * @param schema whose events tripped it
   * @param judged events of the schema within the window
   * @param rejected of these, invalid
   * @param deadLetteredBefore what the mode would have refused until then
   * @param newGroups failure groups of the schema that had appeared by then, where they are limited
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Guard(
      String limits,
      Optional<String> at,
      Optional<String> schema,
      long judged,
      long rejected,
      @JsonProperty("dead_lettered_before") long deadLetteredBefore,
      @JsonProperty("new_groups") Optional<Integer> newGroups) {}
}
