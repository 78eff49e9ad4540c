package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.enforcement.Cause;
import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.EnforcementPolicy.Ending;
import dev.assay.contracts.enforcement.GuardTrip;
import java.util.Optional;

/**
 * One enforcement policy: answer of everything about {@code /enforcement/{scope}}.
 *
 * @param scope {@code *}, {@code topic:…} or {@code schema:…}
 * @param mode {@code off}, {@code log-only}, {@code canary} or {@code enforce}
 * @param enforcedPercent the share of keys for which an invalid event is refused, 0 to 100
 * @param revision 0 for the built-in default, higher for every later decision
 * @param by who decided
 * @param reason why
 * @param since ISO-8601, UTC
 * @param guard the limits within which it may refuse
 * @param ending when it ends by itself
 * @param cause {@code ended} or {@code guard} where nobody asked for it
 * @param trip what the guard saw that made it so
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PolicyBody(
    String scope,
    String mode,
    @JsonProperty("enforced_percent") int enforcedPercent,
    long revision,
    String by,
    String reason,
    String since,
    Optional<GuardBody> guard,
    Optional<EndingBody> ending,
    Optional<String> cause,
    Optional<TripBody> trip) {

  /** The body of a policy. */
  public static PolicyBody of(EnforcementPolicy policy) {
    return new PolicyBody(
        policy.scope().toString(),
        policy.mode().text(),
        policy.rule().enforcedPercent(),
        policy.revision(),
        policy.by(),
        policy.reason(),
        policy.since().toString(),
        policy.rule().guard().map(GuardBody::of),
        policy.ending().map(EndingBody::of),
        policy.cause() instanceof Cause.Operator
            ? Optional.empty()
            : Optional.of(policy.cause().text()),
        policy.trip().map(TripBody::of));
  }

  /**
   * The end of a policy that was decided for a time.
   *
   * @param until ISO-8601, UTC
   * @param then what follows; without it the wider scopes decide
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record EndingBody(String until, Optional<RuleBody> then) {
    static EndingBody of(Ending ending) {
      return new EndingBody(ending.at().toString(), ending.then().map(RuleBody::of));
    }
  }

  /**
   * What a guard saw.
   *
   * @param revision of the policy that it guarded
   * @param was what that asked for
   * @param schema the schema whose events were too many
   * @param judged events within the window
   * @param rejected those of them that break the schema
   * @param deadLettered all events refused under that policy
   * @param newGroups failure groups that appeared under it
   */
  public record TripBody(
      long revision,
      RuleBody was,
      String schema,
      long judged,
      long rejected,
      @JsonProperty("dead_lettered") long deadLettered,
      @JsonProperty("new_groups") int newGroups) {
    static TripBody of(GuardTrip trip) {
      GuardTrip.Evidence seen = trip.evidence();
      return new TripBody(
          trip.revision(),
          RuleBody.of(trip.rule()),
          seen.schema(),
          seen.judged(),
          seen.rejected(),
          seen.deadLettered(),
          seen.newGroups());
    }
  }
}
