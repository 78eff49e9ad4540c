package dev.assay.contracts.redrives;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What somebody wants redriven, and how.
 *
 * @param selection which dead letters
 * @param repair what to change in them
 * @param movement where they go, and how fast
 */
public record RedriveWish(Selection selection, Repair repair, Movement movement) {

  /**
   * Which dead letters; every part narrows.
   *
   * @param group fingerprint of the failure group
   * @param topics dead-letter topics; at least one
   * @param sinceMs failed then or later, epoch milliseconds
   * @param untilMs failed before then, epoch milliseconds
   * @param offsets standing in one of these; anywhere where there is none
   * @param schema {@code [vN/]name[@version]} that refused them
   * @param producer the CloudEvents source, or the event's member {@code source}
   * @param archive read from this archive instead of the topics
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Selection(
      Optional<String> group,
      List<String> topics,
      @JsonProperty("since_ms") Optional<Long> sinceMs,
      @JsonProperty("until_ms") Optional<Long> untilMs,
      List<OffsetSpan> offsets,
      Optional<String> schema,
      Optional<String> producer,
      Optional<String> archive) {
    public Selection {
      topics = List.copyOf(topics);
      offsets = List.copyOf(offsets);
    }

    /** Dead letters where they lie. */
    public Selection(
        Optional<String> group,
        List<String> topics,
        Optional<Long> sinceMs,
        Optional<Long> untilMs,
        List<OffsetSpan> offsets,
        Optional<String> schema,
        Optional<String> producer) {
      this(group, topics, sinceMs, untilMs, offsets, schema, producer, Optional.empty());
    }

    /** The same from an archive. */
    public Selection from(Optional<String> other) {
      return new Selection(group, topics, sinceMs, untilMs, offsets, schema, producer, other);
    }

    /** Every dead letter of these topics. */
    public static Selection all(List<String> topics) {
      return new Selection(
          Optional.empty(),
          topics,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty());
    }

    /** The same of one failure group. */
    public Selection ofGroup(String fingerprint) {
      return new Selection(
          Optional.of(fingerprint), topics, sinceMs, untilMs, offsets, schema, producer, archive);
    }
  }

  /**
   * What to change; at most one of the three.
   *
   * @param patch a JSON Patch (RFC 6902)
   * @param mergePatch a JSON Merge Patch (RFC 7386)
   * @param set values by JSON Pointer
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Repair(
      Optional<JsonNode> patch,
      @JsonProperty("merge_patch") Optional<JsonNode> mergePatch,
      Map<String, JsonNode> set) {
    /** Changes nothing. */
    public static final Repair NONE = new Repair(Optional.empty(), Optional.empty(), Map.of());

    public Repair {
      // A mapper makes a null node of a member that is not there.
      patch = patch.filter(node -> !node.isNull());
      mergePatch = mergePatch.filter(node -> !node.isNull());
      set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
    }

    /** Whether there is no repair. */
    public boolean changesNothing() {
      return patch.isEmpty() && mergePatch.isEmpty() && set.isEmpty();
    }
  }

  /**
   * Where dead letters go.
   *
   * @param track judge by, and send to, this track instead of the one that refused
   * @param to {@code source}, {@code validated} or {@code topic:NAME}
   * @param perSecond at most so many, where given
   * @param maxAttempts parked instead, once they were redriven so often
   * @param parkFailing whether what still fails is parked too
   * @param again whether those are moved again that a redrive has moved already
   * @param force whether a group that is neither repaired nor marked fixed may be moved
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Movement(
      Optional<String> track,
      String to,
      @JsonProperty("per_second") Optional<Double> perSecond,
      @JsonProperty("max_attempts") int maxAttempts,
      @JsonProperty("park_failing") boolean parkFailing,
      boolean again,
      boolean force) {
    /** How often an event is redriven where nobody says otherwise. */
    public static final int DEFAULT_ATTEMPTS = 3;

    /** Back to the source topic, as fast as it goes. */
    public static final Movement DEFAULT =
        new Movement(
            Optional.empty(), "source", Optional.empty(), DEFAULT_ATTEMPTS, false, false, false);

    /** The same with another say on groups that are not fixed. */
    public Movement withForce(boolean other) {
      return new Movement(track, to, perSecond, maxAttempts, parkFailing, again, other);
    }
  }
}
