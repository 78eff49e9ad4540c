package dev.assay.contracts.enforcement;

import dev.assay.schema.SchemaName;
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
}
