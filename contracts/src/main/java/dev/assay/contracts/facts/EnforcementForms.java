package dev.assay.contracts.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.enforcement.Cause;
import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.EnforcementPolicy.Ending;
import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.contracts.enforcement.GuardLimits;
import dev.assay.contracts.enforcement.GuardTrip;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.enforcement.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** How policies are written that are guarded, end by themselves, or came about by themselves. */
final class EnforcementForms {
  private EnforcementForms() {}

  /** Whether the first form can't say all of it. */
  static boolean needs(EnforcementPolicy policy) {
    return policy.rule().guard().isPresent()
        || policy.ending().isPresent()
        || !(policy.cause() instanceof Cause.Operator);
  }

  static FactForm of(EnforcementPolicy policy) {
    return new PolicySet2(
        "policy-set",
        2,
        policy.scope().toString(),
        RuleForm.of(policy.rule()),
        policy.revision(),
        policy.by(),
        policy.reason(),
        policy.since().toEpochMilli(),
        policy.ending().map(EndingForm::of),
        CauseForm.of(policy.cause()));
  }

  static FactForm of(Fact.PolicyLifted lifted) {
    return new PolicyLifted1(
        "policy-lifted",
        1,
        lifted.scope().toString(),
        lifted.revision(),
        lifted.provenance().by(),
        lifted.reason(),
        lifted.provenance().at().toEpochMilli(),
        CauseForm.of(lifted.cause()));
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record PolicySet2(
      String fact,
      int form,
      String scope,
      RuleForm rule,
      long revision,
      String by,
      String reason,
      @JsonProperty("since_ms") long sinceMs,
      Optional<EndingForm> ending,
      CauseForm cause)
      implements FactForm {
    @Override
    public Fact toFact() {
      return new Fact.PolicySet(
          new EnforcementPolicy(
              Scope.parse(scope),
              rule.toRule(),
              revision,
              by,
              reason,
              Instant.ofEpochMilli(sinceMs),
              ending.map(EndingForm::toEnding),
              cause.toCause()));
    }
  }

  record PolicyLifted1(
      String fact,
      int form,
      String scope,
      long revision,
      String by,
      String reason,
      @JsonProperty("since_ms") long sinceMs,
      CauseForm cause)
      implements FactForm {
    @Override
    public Fact toFact() {
      return new Fact.PolicyLifted(
          Scope.parse(scope),
          revision,
          reason,
          cause.toCause(),
          new Provenance(by, Instant.ofEpochMilli(sinceMs)));
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record RuleForm(String mode, int percent, Optional<GuardForm> guard) {
    static RuleForm of(Rule rule) {
      return new RuleForm(
          rule.mode().text(), rule.enforcedPercent(), rule.guard().map(GuardForm::of));
    }

    Rule toRule() {
      return new Rule(Mode.parse(mode), percent, guard.map(GuardForm::toLimits));
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record GuardForm(
      @JsonProperty("reject_percent") double rejectPercent,
      @JsonProperty("window_ms") long windowMs,
      @JsonProperty("min_events") long minEvents,
      @JsonProperty("new_groups") Optional<Integer> newGroups) {
    static GuardForm of(GuardLimits limits) {
      return new GuardForm(
          limits.rejectPercent(),
          limits.window().toMillis(),
          limits.minEvents(),
          limits.newGroups().isPresent()
              ? Optional.of(limits.newGroups().getAsInt())
              : Optional.empty());
    }

    GuardLimits toLimits() {
      return new GuardLimits(
          rejectPercent,
          Duration.ofMillis(windowMs),
          minEvents,
          newGroups.map(OptionalInt::of).orElseGet(OptionalInt::empty));
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record EndingForm(@JsonProperty("at_ms") long atMs, Optional<RuleForm> then) {
    static EndingForm of(Ending ending) {
      return new EndingForm(ending.at().toEpochMilli(), ending.then().map(RuleForm::of));
    }

    Ending toEnding() {
      return new Ending(Instant.ofEpochMilli(atMs), then.map(RuleForm::toRule));
    }
  }

  /** Without both: somebody asked for it. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record CauseForm(Optional<Long> ended, Optional<TripForm> tripped) {
    static CauseForm of(Cause cause) {
      return switch (cause) {
        case Cause.Operator() -> new CauseForm(Optional.empty(), Optional.empty());
        case Cause.Ended(long revision) -> new CauseForm(Optional.of(revision), Optional.empty());
        case Cause.Tripped(GuardTrip trip) ->
            new CauseForm(Optional.empty(), Optional.of(TripForm.of(trip)));
      };
    }

    Cause toCause() {
      return tripped
          .<Cause>map(trip -> new Cause.Tripped(trip.toTrip()))
          .or(() -> ended.map(Cause.Ended::new))
          .orElseGet(Cause.Operator::new);
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record TripForm(
      long revision,
      RuleForm rule,
      Optional<EndingForm> ending,
      String schema,
      long judged,
      long rejected,
      @JsonProperty("dead_lettered") long deadLettered,
      @JsonProperty("new_groups") int newGroups) {
    static TripForm of(GuardTrip trip) {
      GuardTrip.Evidence seen = trip.evidence();
      return new TripForm(
          trip.revision(),
          RuleForm.of(trip.rule()),
          trip.ending().map(EndingForm::of),
          seen.schema(),
          seen.judged(),
          seen.rejected(),
          seen.deadLettered(),
          seen.newGroups());
    }

    GuardTrip toTrip() {
      return new GuardTrip(
          revision,
          rule.toRule(),
          ending.map(EndingForm::toEnding),
          new GuardTrip.Evidence(schema, judged, rejected, deadLettered, newGroups));
    }
  }
}
