package dev.assay.registry.state;

import dev.assay.contracts.bindings.BindingDecision;
import dev.assay.contracts.compatibility.CompatibilityPolicy;
import dev.assay.contracts.compatibility.CompatibilityScope;
import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.Fact.BindingSet;
import dev.assay.contracts.facts.Fact.CompatibilitySet;
import dev.assay.contracts.facts.Fact.PolicySet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * What operators decided, by the text of the scope.
 *
 * @param enforcement what happens to invalid events
 * @param compatibility what new versions owe to those before them; also where a scope was left to
 *     the wider ones again
 * @param bindings which topics are judged by which schema, by name; also where that was left to the
 *     validators' configuration again
 */
record Rules(
    TreePMap<String, EnforcementPolicy> enforcement,
    TreePMap<String, CompatibilityPolicy> compatibility,
    TreePMap<String, BindingDecision> bindings) {
  static final Rules NONE = new Rules(TreePMap.empty(), TreePMap.empty(), TreePMap.empty());

  Rules plus(EnforcementPolicy policy) {
    return new Rules(enforcement.plus(policy.scope().toString(), policy), compatibility, bindings);
  }

  Rules plus(CompatibilityPolicy policy) {
    return new Rules(enforcement, compatibility.plus(policy.scope().toString(), policy), bindings);
  }

  Rules plus(BindingDecision decision) {
    return new Rules(enforcement, compatibility, bindings.plus(decision.name(), decision));
  }

  Rules withoutBinding(String name) {
    return new Rules(enforcement, compatibility, bindings.minus(name));
  }

  Rules withoutEnforcement(String scope) {
    return new Rules(enforcement.minus(scope), compatibility, bindings);
  }

  Rules withoutCompatibility(String scope) {
    return new Rules(enforcement, compatibility.minus(scope), bindings);
  }

  /** The narrowest decision around a scope that has a rule, else the default. */
  CompatibilityPolicy inForce(List<CompatibilityScope> narrowestFirst) {
    return narrowestFirst.stream()
        .flatMap(scope -> Optional.ofNullable(compatibility.get(scope.toString())).stream())
        .filter(policy -> policy.rule().isPresent())
        .findFirst()
        .orElse(CompatibilityPolicy.DEFAULT);
  }

  List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    enforcement.values().forEach(policy -> facts.add(new PolicySet(policy)));
    compatibility.values().forEach(policy -> facts.add(new CompatibilitySet(policy)));
    bindings.values().forEach(decision -> facts.add(new BindingSet(decision)));
    return facts;
  }

  long highestBindingRevision() {
    return bindings.values().stream().mapToLong(BindingDecision::revision).max().orElse(0);
  }

  long highestEnforcementRevision() {
    return enforcement.values().stream()
        .mapToLong(EnforcementPolicy::revision)
        .max()
        .orElse(EnforcementPolicy.DEFAULT_REVISION);
  }

  long highestCompatibilityRevision() {
    return compatibility.values().stream()
        .mapToLong(CompatibilityPolicy::revision)
        .max()
        .orElse(CompatibilityPolicy.DEFAULT_REVISION);
  }
}
