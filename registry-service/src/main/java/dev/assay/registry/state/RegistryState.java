package dev.assay.registry.state;

import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.Fact.DeprecationStated;
import dev.assay.contracts.facts.Fact.IdsIssued;
import dev.assay.contracts.facts.Fact.PolicySet;
import dev.assay.contracts.facts.Fact.VersionPublished;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * Everything the log says, as of one place in it; immutable, each successor shares what is
 * unchanged.
 *
 * <p>A state depends on the latest statement about each thing and on nothing else, so a compacted
 * log leads to the same state as the whole one.
 */
public final class RegistryState {
  /** What is so before the first fact. */
  public static final RegistryState EMPTY =
      new RegistryState(Catalogue.EMPTY, TreePMap.empty(), Optional.empty());

  private final Catalogue catalogue;
  private final TreePMap<String, EnforcementPolicy> policies;
  private final Optional<SchemaId> highestId;

  RegistryState(
      Catalogue catalogue,
      TreePMap<String, EnforcementPolicy> policies,
      Optional<SchemaId> highestId) {
    this.catalogue = catalogue;
    this.policies = policies;
    this.highestId = highestId;
  }

  /**
   * What is so after one more fact.
   *
   * @throws LogContradiction if it can't be true together with this state
   */
  public RegistryState apply(Fact fact) {
    Consistency.require(fact, this);
    return switch (fact) {
      case VersionPublished published ->
          new RegistryState(
              catalogue.publish(published),
              policies,
              highestId
                  .filter(id -> id.compareTo(published.id()) >= 0)
                  .or(() -> Optional.of(published.id())));
      case DeprecationStated stated ->
          new RegistryState(catalogue.deprecate(stated), policies, highestId);
      case IdsIssued issued ->
          new RegistryState(catalogue, policies, Optional.of(issued.highest()));
      case PolicySet set ->
          new RegistryState(catalogue, policies.plus(set.identity(), set.policy()), highestId);
    };
  }

  /**
   * What is so after a tombstone; a tombstone about a thing unknown here changes nothing.
   *
   * @throws LogContradiction if no fact has such an identity, or it may never be withdrawn
   */
  public RegistryState withdraw(String identity) {
    return switch (Consistency.requireWithdrawable(identity)) {
      case Identity.OfVersion(VersionRef ref) ->
          new RegistryState(catalogue.withdraw(ref), policies, highestId);
      case Identity.OfDeprecation(VersionRef ref) ->
          new RegistryState(catalogue.withdrawDeprecation(ref), policies, highestId);
      case Identity.OfPolicy(Scope scope) ->
          new RegistryState(catalogue, policies.minus(scope.toString()), highestId);
      case Identity.OfIds() -> throw new LogContradiction(Consistency.IDS_ARE_FOR_GOOD);
    };
  }

  /** Every subject with at least one version, by track and name. */
  public NavigableSet<Subject> subjects() {
    return catalogue.lines().keySet();
  }

  /** The subjects about which this state says something else than an earlier one did. */
  public NavigableSet<Subject> subjectsChangedSince(RegistryState earlier) {
    return catalogue.subjectsChangedSince(earlier.catalogue);
  }

  /** The versions of a subject, lowest precedence first; none where it is unknown. */
  public List<PublishedVersion> versions(Subject subject) {
    return catalogue
        .line(subject)
        .map(line -> List.copyOf(line.byVersion().values()))
        .orElse(List.of());
  }

  /** The highest version that is not deprecated, else the highest; pre-releases count. */
  public Optional<PublishedVersion> latest(Subject subject) {
    return catalogue.line(subject).flatMap(VersionLine::latest);
  }

  /** The highest version, deprecated or not. */
  public Optional<PublishedVersion> highest(Subject subject) {
    return catalogue.line(subject).flatMap(VersionLine::highest);
  }

  /** The highest version below this one, which need not exist itself. */
  public Optional<PublishedVersion> preceding(Subject subject, SemVer version) {
    return catalogue.line(subject).flatMap(line -> line.preceding(version));
  }

  /** One version of a subject. */
  public Optional<PublishedVersion> version(Subject subject, SemVer version) {
    return catalogue.version(new VersionRef(subject, version));
  }

  /** The version a numeric id stands for. */
  public Optional<PublishedVersion> byId(SchemaId id) {
    return catalogue.byId(id);
  }

  /**
   * The version a textual id stands for: of the subjects that carry it the one on the lowest track,
   * of its versions that carry it the latest.
   */
  public Optional<PublishedVersion> bySchemaId(String schemaId) {
    return catalogue.bySchemaId(schemaId);
  }

  /** The policies that were decided, by the text of their scope. */
  public List<EnforcementPolicy> policies() {
    return List.copyOf(policies.values());
  }

  /** What was decided for exactly this scope. */
  public Optional<EnforcementPolicy> policy(Scope scope) {
    return Optional.ofNullable(policies.get(scope.toString()));
  }

  /** What holds for a scope: its own policy, else the one for everything, else the default. */
  public EnforcementPolicy policyInForce(Scope scope) {
    return policy(scope).or(() -> policy(Scope.EVERYTHING)).orElse(EnforcementPolicy.DEFAULT);
  }

  /** The highest id ever given away, whatever became of its version. */
  public Optional<SchemaId> highestId() {
    return highestId;
  }

  /** The revision that the next policy gets. */
  public long nextPolicyRevision() {
    return 1 + highestPolicyRevision();
  }

  long highestPolicyRevision() {
    return policies.values().stream()
        .mapToLong(EnforcementPolicy::revision)
        .max()
        .orElse(EnforcementPolicy.DEFAULT_REVISION);
  }

  /** The facts this state consists of, by identity: what a perfectly compacted log would hold. */
  public List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    catalogue
        .lines()
        .values()
        .forEach(
            line -> line.byVersion().values().forEach(version -> facts.add(version.published())));
    facts.addAll(catalogue.deprecations().values());
    highestId.ifPresent(id -> facts.add(new IdsIssued(id)));
    policies.values().forEach(policy -> facts.add(new PolicySet(policy)));
    facts.sort(Comparator.comparing(Fact::identity));
    return List.copyOf(facts);
  }

  /** Equal to that of another state where and only where the two say the same. */
  public StateDigest digest() {
    return StateDigest.of(facts());
  }
}
