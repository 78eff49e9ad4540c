package dev.assay.contracts.instances;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What a validator says of itself at a steady beat, and at once when it applies a policy.
 *
 * <p>Counts only grow for as long as an instance runs, so a report that is lost or told twice
 * changes nothing: the next one says it all. They are counts of decisions; should Kafka abort a
 * transaction, its events are decided, and counted, again.
 *
 * @param host where it runs
 * @param application the consumer group that it shares with others
 * @param version of the program
 * @param startedMs when it started, by its own clock
 * @param beatMs how often it reports
 * @param state of Kafka Streams
 * @param schemasOffset last offset applied of the schemas topic, -1 for none
 * @param enforcementOffset last offset applied of the enforcement topic, -1 for none
 * @param policyRevision the highest revision applied: what it acknowledges
 * @param assignment source partitions that it reads
 * @param counts what it decided, by topic, schema and policy
 */
public record InstanceReport(
    String host,
    String application,
    String version,
    @JsonProperty("started_ms") long startedMs,
    @JsonProperty("beat_ms") long beatMs,
    String state,
    @JsonProperty("schemas_offset") long schemasOffset,
    @JsonProperty("enforcement_offset") long enforcementOffset,
    @JsonProperty("policy_revision") long policyRevision,
    List<Assigned> assignment,
    List<Counted> counts) {
  public InstanceReport {
    assignment = List.copyOf(assignment);
    counts = List.copyOf(counts);
  }

  /**
   * Partitions of one source topic.
   *
   * @param topic the topic
   * @param partitions in order
   * @param lag events that wait there, as far as is known
   */
  public record Assigned(String topic, List<Integer> partitions, long lag) {
    public Assigned {
      partitions = List.copyOf(partitions);
    }
  }

  /**
   * What was decided about events of one topic and schema by one policy, since the instance first
   * applied it.
   *
   * @param topic the source topic
   * @param schema the schema's name, or {@code none}
   * @param revision of the policy that decided, 0 for the default
   * @param mode its mode
   * @param forMs for how long this has been counted, by a clock that never jumps
   * @param perSecond events a second, lately
   * @param events the counts
   * @param groups failure groups seen, only where a guard wants to know
   */
  public record Counted(
      String topic,
      String schema,
      long revision,
      String mode,
      @JsonProperty("for_ms") long forMs,
      @JsonProperty("per_second") double perSecond,
      Events events,
      List<Group> groups) {
    public Counted {
      groups = List.copyOf(groups);
    }
  }

  /**
   * Counts of events; no event is in two of them.
   *
   * @param valid keep their contract
   * @param marked break it and went on
   * @param deadLettered were refused
   * @param unchecked went on although nobody could judge them
   * @param skipped went on without a look
   */
  public record Events(
      long valid,
      long marked,
      @JsonProperty("dead_lettered") long deadLettered,
      long unchecked,
      long skipped) {
    /** Of which there are none. */
    public static final Events NONE = new Events(0, 0, 0, 0, 0);

    /** Those with a verdict. */
    public long judged() {
      return valid + rejected();
    }

    /** Those whose verdict says invalid. */
    public long rejected() {
      return marked + deadLettered;
    }

    /** These and those. */
    public Events plus(Events others) {
      return new Events(
          valid + others.valid,
          marked + others.marked,
          deadLettered + others.deadLettered,
          unchecked + others.unchecked,
          skipped + others.skipped);
    }

    /** What has been added to an earlier count. */
    public Events minus(Events earlier) {
      return new Events(
          valid - earlier.valid,
          marked - earlier.marked,
          deadLettered - earlier.deadLettered,
          unchecked - earlier.unchecked,
          skipped - earlier.skipped);
    }
  }

  /**
   * A failure group.
   *
   * @param fingerprint of the group
   * @param firstRevision of the policy under which this instance saw it first
   */
  public record Group(String fingerprint, @JsonProperty("first_revision") long firstRevision) {}
}
