package dev.assay.contracts.enforcement;

import dev.assay.schema.SchemaName;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The policies in force, and which of them decides about an event: topic, then schema, then
 * everything.
 *
 * @param byScope at most one policy a scope
 */
public record Policies(Map<Scope, EnforcementPolicy> byScope) {
  /** What holds before anybody decided. */
  public static final Policies NONE = new Policies(Map.of());

  public Policies {
    byScope = Map.copyOf(byScope);
  }

  /** The policy for events of a topic that are judged by a schema, if they are judged by one. */
  public EnforcementPolicy decide(String topic, Optional<SchemaName> schema) {
    EnforcementPolicy ofTopic = byScope.get(new Scope.OfTopic(topic));
    if (ofTopic != null) {
      return ofTopic;
    }
    return schema
        .map(name -> byScope.get(new Scope.OfSchema(name)))
        .orElseGet(() -> byScope.getOrDefault(Scope.EVERYTHING, EnforcementPolicy.DEFAULT));
  }

  /** When the first of them ends that was decided for a time. */
  public Optional<Instant> nextEnding() {
    return byScope.values().stream()
        .flatMap(policy -> policy.ending().stream())
        .map(EnforcementPolicy.Ending::at)
        .min(Comparator.naturalOrder());
  }

  /** What holds where everything has ended that was to end by this time. */
  public Policies endedBy(Instant time) {
    Map<Scope, EnforcementPolicy> standing = new HashMap<>();
    byScope.forEach((scope, policy) -> {
      if (policy.ending().stream().noneMatch(ending -> !ending.at().isAfter(time))) {
        standing.put(scope, policy);
      } else {
        policy
            .ending()
            .flatMap(EnforcementPolicy.Ending::then)
            .ifPresent(rule -> standing.put(scope, policy.ruledBy(rule)));
      }
    });
    return new Policies(standing);
  }
}
