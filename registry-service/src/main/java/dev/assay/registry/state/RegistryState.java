package dev.assay.registry.state;

import dev.assay.contracts.bindings.BindingDecision;
import dev.assay.contracts.compatibility.CompatibilityPolicy;
import dev.assay.contracts.compatibility.CompatibilityScope;
import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.Fact.BindingSet;
import dev.assay.contracts.facts.Fact.CompatibilitySet;
import dev.assay.contracts.facts.Fact.DeletionStated;
import dev.assay.contracts.facts.Fact.DeprecationStated;
import dev.assay.contracts.facts.Fact.IdsIssued;
import dev.assay.contracts.facts.Fact.PolicyLifted;
import dev.assay.contracts.facts.Fact.PolicySet;
import dev.assay.contracts.facts.Fact.ReleasePublished;
import dev.assay.contracts.facts.Fact.VersionPublished;
import dev.assay.contracts.facts.Fact.VersionPurged;
import dev.assay.contracts.facts.StateDigest;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.Track;
import dev.assay.schema.VersionSelector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/**
 * Everything the log says, as of one place in it; immutable, each successor shares what is
 * unchanged.
 *
 * <p>A state depends on the latest statement about each thing and on nothing else, so a compacted
 * log leads to the same state as the whole one.
 *
 * <p>Where a method does not say otherwise, versions that were put away are not there.
 *
 * <p>Longer than other files: everybody asks here, and each answer is one line of delegation.
 */
public final class RegistryState {
  /** What is so before the first fact. */
  public static final RegistryState EMPTY =
      new RegistryState(
          Catalogue.EMPTY, Shelf.EMPTY, Rules.NONE, TreePMap.empty(), Optional.empty());

  private final Catalogue catalogue;
  private final Shelf shelf;
  private final Rules rules;
  private final TreePMap<Integer, ReleasePublished> releases;
  private final Optional<SchemaId> highestId;

  private RegistryState(
      Catalogue catalogue,
      Shelf shelf,
      Rules rules,
      TreePMap<Integer, ReleasePublished> releases,
      Optional<SchemaId> highestId) {
    this.catalogue = catalogue;
    this.shelf = shelf;
    this.rules = rules;
    this.releases = releases;
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
          with(catalogue.publish(published), published.subject()).withIdsUpTo(published.id());
      case DeprecationStated stated -> {
        VersionRef ref = new VersionRef(stated.subject(), stated.version());
        yield with(catalogue.say(ref, words -> words.with(stated)), stated.subject());
      }
      case DeletionStated stated -> {
        VersionRef ref = new VersionRef(stated.subject(), stated.version());
        yield with(catalogue.say(ref, words -> words.with(stated)), stated.subject());
      }
      case VersionPurged purged -> with(catalogue.purge(purged), purged.subject());
      case IdsIssued issued -> withIdsUpTo(issued.highest());
      case PolicySet set -> with(rules.plus(set.policy()));
      case PolicyLifted lifted -> with(rules.plus(lifted));
      case CompatibilitySet set -> with(rules.plus(set.policy()));
      case BindingSet set -> with(rules.plus(set.decision()));
      case ReleasePublished release -> with(releases.plus(release.number(), release));
    };
  }

  /**
   * What is so after a tombstone; a tombstone about a thing unknown here changes nothing.
   *
   * @throws LogContradiction if no fact has such an identity, or it may never be withdrawn
   */
  public RegistryState withdraw(String identity) {
    return switch (Consistency.requireWithdrawable(identity)) {
      case Identity.OfVersion(VersionRef ref) -> with(catalogue.withdraw(ref), ref.subject());
      case Identity.OfDeprecation(VersionRef ref) ->
          with(catalogue.say(ref, Words::withoutDeprecation), ref.subject());
      case Identity.OfDeletion(VersionRef ref) ->
          with(catalogue.say(ref, Words::withoutDeletion), ref.subject());
      case Identity.OfPurge(VersionRef ref) -> with(catalogue.withdrawPurge(ref), ref.subject());
      case Identity.OfPolicy(Scope scope) -> with(rules.withoutEnforcement(scope.toString()));
      case Identity.OfCompatibility(CompatibilityScope scope) ->
          with(rules.withoutCompatibility(scope.toString()));
      case Identity.OfBinding(String name) -> with(rules.withoutBinding(name));
      case Identity.OfRelease(int number) -> with(releases.minus(number));
      case Identity.OfIds() -> throw new LogContradiction(Consistency.IDS_ARE_FOR_GOOD);
    };
  }

  private RegistryState with(Catalogue changed, Subject subject) {
    return new RegistryState(
        changed, shelf.after(subject, catalogue, changed), rules, releases, highestId);
  }

  private RegistryState with(Rules changed) {
    return new RegistryState(catalogue, shelf, changed, releases, highestId);
  }

  private RegistryState with(TreePMap<Integer, ReleasePublished> changed) {
    return new RegistryState(catalogue, shelf, rules, changed, highestId);
  }

  private RegistryState withIdsUpTo(SchemaId id) {
    return highestId.stream().anyMatch(highest -> highest.compareTo(id) >= 0)
        ? this
        : new RegistryState(catalogue, shelf, rules, releases, Optional.of(id));
  }

  /** Every subject with at least one version, by track and name. */
  public NavigableSet<Subject> subjects() {
    return shelf.subjects();
  }

  /** How many subjects there are by track, in the order of the tracks; costs nothing. */
  public NavigableMap<Track, Integer> subjectCounts() {
    return shelf.counts();
  }

  /** The subjects about which this state says something else than an earlier one did. */
  public NavigableSet<Subject> subjectsChangedSince(RegistryState earlier) {
    return catalogue.subjectsChangedSince(earlier.catalogue);
  }

  /** The versions of a subject, lowest precedence first; none where it is unknown. */
  public List<PublishedVersion> versions(Subject subject) {
    return everyVersion(subject).stream().filter(version -> !version.deleted()).toList();
  }

  /** The versions of a subject with those put away, lowest precedence first. */
  public List<PublishedVersion> everyVersion(Subject subject) {
    return catalogue
        .line(subject)
        .map(line -> List.copyOf(line.byVersion().values()))
        .orElse(List.of());
  }

  /** The versions below a number, highest first; looked at as far as they are read. */
  public Stream<PublishedVersion> below(Subject subject, SemVer version) {
    return catalogue.line(subject).stream().flatMap(line -> line.below(version));
  }

  /** The versions above a number, lowest first; looked at as far as they are read. */
  public Stream<PublishedVersion> above(Subject subject, SemVer version) {
    return catalogue.line(subject).stream().flatMap(line -> line.above(version));
  }

  /** The versions, highest first; looked at as far as they are read. */
  public Stream<PublishedVersion> highestFirst(Subject subject) {
    return catalogue.line(subject).stream().flatMap(VersionLine::highestFirst);
  }

  /** The highest version that is not deprecated, else the highest; pre-releases count. */
  public Optional<PublishedVersion> latest(Subject subject) {
    return catalogue.line(subject).flatMap(VersionLine::latest);
  }

  /**
   * The version that is meant: of those admitted the highest that is not deprecated, else the
   * highest. A version named exactly is found also where it was put away.
   */
  public Optional<PublishedVersion> select(Subject subject, VersionSelector selector) {
    return catalogue.line(subject).flatMap(line -> line.select(selector));
  }

  /** The highest version, deprecated or not. */
  public Optional<PublishedVersion> highest(Subject subject) {
    return highestFirst(subject).findFirst();
  }

  /** The highest version, also of those put away. */
  public Optional<PublishedVersion> highestEver(Subject subject) {
    return catalogue.line(subject).flatMap(VersionLine::highestEver);
  }

  /** The lowest version, also of those put away. */
  public Optional<PublishedVersion> lowestEver(Subject subject) {
    return catalogue.line(subject).flatMap(VersionLine::lowestEver);
  }

  /** The highest version below this one, which need not exist itself. */
  public Optional<PublishedVersion> preceding(Subject subject, SemVer version) {
    return below(subject, version).findFirst();
  }

  /** One version of a subject, also where it was put away. */
  public Optional<PublishedVersion> version(Subject subject, SemVer version) {
    return catalogue.version(new VersionRef(subject, version));
  }

  /** The version a numeric id stands for, also where it was put away: data with that id exists. */
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

  /** The version that would come neither before nor after this one, also where it is put away. */
  public Optional<PublishedVersion> samePrecedence(Subject subject, SemVer version) {
    return catalogue.line(subject).flatMap(line -> line.samePrecedence(version));
  }

  /** The highest number of a subject that is gone for good. */
  public Optional<SemVer> highestPurged(Subject subject) {
    return catalogue.purged().highestOf(subject);
  }

  /** What is known about a version that is gone for good. */
  public Optional<VersionPurged> purged(VersionRef ref) {
    return catalogue.purged().version(ref);
  }

  /** What is known about an id whose version is gone for good. */
  public Optional<VersionPurged> purgedId(SchemaId id) {
    return catalogue.purged().id(id);
  }

  /** The versions whose schemas refer to a version, also those put away. */
  public NavigableSet<VersionRef> referrersOf(VersionRef ref) {
    return catalogue.referrersOf(ref);
  }

  /** The policies that were decided, by the text of their scope. */
  public List<EnforcementPolicy> policies() {
    return List.copyOf(rules.enforcement().values());
  }

  /** What was decided for exactly this scope. */
  public Optional<EnforcementPolicy> policy(Scope scope) {
    return Optional.ofNullable(rules.enforcement().get(scope.toString()));
  }

  boolean saysAlready(PolicyLifted fact) {
    return fact.equals(rules.lifted().get(fact.scope().toString()));
  }

  /** What holds for a scope: its own policy, else the one for everything, else the default. */
  public EnforcementPolicy policyInForce(Scope scope) {
    return policy(scope).or(() -> policy(Scope.EVERYTHING)).orElse(EnforcementPolicy.DEFAULT);
  }

  /** What was decided about compatibility, scopes left to the wider ones again included. */
  public List<CompatibilityPolicy> compatibilities() {
    return List.copyOf(rules.compatibility().values());
  }

  /** What was decided about compatibility for exactly this scope. */
  public Optional<CompatibilityPolicy> compatibility(CompatibilityScope scope) {
    return Optional.ofNullable(rules.compatibility().get(scope.toString()));
  }

  /** What holds for a scope: the narrowest decision around it, else the default; has a rule. */
  public CompatibilityPolicy compatibilityInForce(CompatibilityScope scope) {
    return rules.inForce(CompatibilityScope.withWider(scope));
  }

  /** What was decided about bindings, also those left to the configuration again. */
  public List<BindingDecision> bindings() {
    return List.copyOf(rules.bindings().values());
  }

  /** What was decided about the binding of this name. */
  public Optional<BindingDecision> binding(String name) {
    return Optional.ofNullable(rules.bindings().get(name));
  }

  /** The revision that the next decision about a binding gets. */
  public long nextBindingRevision() {
    return 1 + rules.highestBindingRevision();
  }

  /** A release. */
  public Optional<ReleasePublished> release(int number) {
    return Optional.ofNullable(releases.get(number));
  }

  /** The releases, latest first. */
  public List<ReleasePublished> releases() {
    return List.copyOf(releases.descendingMap().values());
  }

  /** The number that the next release gets. */
  public int nextRelease() {
    return releases.isEmpty() ? 1 : releases.lastKey() + 1;
  }

  /** The highest id ever given away, whatever became of its version. */
  public Optional<SchemaId> highestId() {
    return highestId;
  }

  /** The revision that the next policy gets. */
  public long nextPolicyRevision() {
    return 1 + rules.highestEnforcementRevision();
  }

  long highestPolicyRevision() {
    return rules.highestEnforcementRevision();
  }

  /** The revision that the next decision about compatibility gets. */
  public long nextCompatibilityRevision() {
    return 1 + rules.highestCompatibilityRevision();
  }

  /** The facts this state consists of, by identity: what a perfectly compacted log would hold. */
  public List<Fact> facts() {
    List<Fact> facts = new ArrayList<>(catalogue.facts());
    facts.addAll(rules.facts());
    facts.addAll(releases.values());
    highestId.ifPresent(id -> facts.add(new IdsIssued(id)));
    facts.sort(Comparator.comparing(Fact::identity));
    return List.copyOf(facts);
  }

  /**
   * Equal to that of another state where and only where the two say the same; also that of a log
   * which says it, as long as that was written in today's forms.
   */
  public StateDigest digest() {
    return StateDigest.of(facts());
  }
}
