package dev.assay.validator.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.instances.InstanceReport.Counted;
import java.util.List;

/**
 * Answer of {@code GET /status}; public API, members are only ever added.
 *
 * @param instance how this process signs its refusals
 * @param state of Kafka Streams: {@code CREATED}, {@code REBALANCING}, {@code RUNNING}, …
 * @param positions how far the registry's log has been read
 * @param policyRevision the highest revision of a policy applied
 * @param policiesEndedByClock policies whose time is over, while the registry has not said so yet
 * @param partitions of source topics that are read here
 * @param unreadableFacts keys of facts that this validator can't read, sorted
 * @param bindings in the order of the configuration
 * @param topics one for each binding, in the same order
 * @param policies counts and rates by topic, schema and the policy that decided; those of policies
 *     replaced a while ago are gone
 */
public record StatusBody(
    @JsonProperty("instance") String instance,
    @JsonProperty("state") String state,
    @JsonProperty("positions") Positions positions,
    @JsonProperty("policy_revision") long policyRevision,
    @JsonProperty("policies_ended_by_clock") int policiesEndedByClock,
    @JsonProperty("partitions") List<PartitionBody> partitions,
    @JsonProperty("unreadable_facts") List<String> unreadableFacts,
    @JsonProperty("bindings") List<BindingBody> bindings,
    @JsonProperty("topics") List<TopicBody> topics,
    @JsonProperty("policies") List<Counted> policies) {

  /**
   * A partition of a source topic.
   *
   * @param lag events not fetched yet, -1 where that is not known
   * @param inFlight events fetched and not committed yet
   */
  public record PartitionBody(
      @JsonProperty("topic") String topic,
      @JsonProperty("partition") int partition,
      @JsonProperty("lag") long lag,
      @JsonProperty("in_flight") long inFlight) {}

  /**
   * Last offsets applied, −1 for none.
   *
   * @param schemas of the schemas topic
   * @param enforcement of the enforcement topic
   */
  public record Positions(
      @JsonProperty("schemas") long schemas, @JsonProperty("enforcement") long enforcement) {}

  /**
   * A binding with the policy in force for its schema.
   *
   * @param payload {@code raw}, {@code envelope} or {@code auto}
   * @param whenUnchecked {@code pass} or {@code refuse}
   * @param mode {@code off}, {@code log-only}, {@code canary} or {@code enforce}
   * @param enforcedPercent share of keys for which an invalid event is refused
   * @param policyScope which policy decides, such as {@code topic:telemetry.feedback} or {@code *}
   * @param policyRevision its revision, 0 where nobody decided anything
   */
  public record BindingBody(
      @JsonProperty("source") String source,
      @JsonProperty("schema") String schema,
      @JsonProperty("tracks") List<String> tracks,
      @JsonProperty("validated") String validated,
      @JsonProperty("dead_letters") String deadLetters,
      @JsonProperty("payload") String payload,
      @JsonProperty("when_unchecked") String whenUnchecked,
      @JsonProperty("mode") String mode,
      @JsonProperty("enforced_percent") int enforcedPercent,
      @JsonProperty("policy_scope") String policyScope,
      @JsonProperty("policy_revision") long policyRevision) {}

  /**
   * Counts of a source topic since this process started; they only grow.
   *
   * @param in events read: the sum of all the others
   * @param counts the same events by schema, outcome and reason; none that is 0
   */
  public record TopicBody(
      @JsonProperty("topic") String topic,
      @JsonProperty("in") long in,
      @JsonProperty("valid") long valid,
      @JsonProperty("marked") long marked,
      @JsonProperty("dead_lettered") long deadLettered,
      @JsonProperty("unchecked") long unchecked,
      @JsonProperty("skipped") long skipped,
      @JsonProperty("counts") List<CountBody> counts) {}

  /**
   * One count.
   *
   * @param schema name, or {@code none}
   * @param outcome {@code valid}, {@code marked}, {@code dead-lettered}, {@code unchecked}, {@code
   *     skipped}
   * @param reason why, or {@code none}
   */
  public record CountBody(
      @JsonProperty("schema") String schema,
      @JsonProperty("outcome") String outcome,
      @JsonProperty("reason") String reason,
      @JsonProperty("events") long events) {}
}
