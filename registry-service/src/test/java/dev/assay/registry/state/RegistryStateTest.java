package dev.assay.registry.state;

import static dev.assay.registry.Wishes.NOON;
import static dev.assay.registry.Wishes.anythingGoes;
import static dev.assay.registry.Wishes.deprecating;
import static dev.assay.registry.Wishes.publish;
import static dev.assay.registry.Wishes.requiring;
import static dev.assay.registry.Wishes.setPolicy;
import static dev.assay.registry.Wishes.withSchemaId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.facts.Declared;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.Provenance;
import dev.assay.registry.States;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.SchemaText;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistryStateTest {
  private static final Subject A = Subject.parse("v1/a");

  @Test
  void theLatestIsTheHighestByPrecedenceAndPreReleasesCount() {
    RegistryState state =
        States.after(
            anythingGoes(),
            publish("v1/a", "1.9.0", requiring("x")),
            publish("v1/a", "1.10.0", requiring("y")),
            publish("v1/a", "1.11.0-rc.1", requiring("z")));

    assertThat(state.latest(A).orElseThrow().version()).hasToString("1.11.0-rc.1");
  }

  @Test
  void aVersionInUseBeatsHigherDeprecatedOnes() {
    RegistryState state =
        States.after(
            publish("v1/a", "1.0.0", requiring("x")),
            deprecating(publish("v1/a", "2.0.0", requiring("y")), true, "use 1.0.0"));

    assertThat(state.latest(A).orElseThrow().version()).hasToString("1.0.0");
    assertThat(state.highest(A).orElseThrow().deprecationNote()).contains("use 1.0.0");
  }

  @Test
  void whereEverythingIsDeprecatedTheHighestIsTheLatest() {
    RegistryState state =
        States.after(
            deprecating(publish("v1/a", "1.0.0", requiring("x")), true, ""),
            deprecating(publish("v1/a", "2.0.0", requiring("y")), true, ""));

    assertThat(state.latest(A).orElseThrow().version()).hasToString("2.0.0");
  }

  @Test
  void aTextualIdMeansTheLowestTrackThatCarriesIt() {
    RegistryState state =
        States.after(
            anythingGoes(),
            withSchemaId(publish("v10/a", "10.0.0", requiring("x")), "shared"),
            withSchemaId(publish("v2/a", "2.0.0", requiring("y")), "shared"),
            withSchemaId(publish("v2/a", "2.1.0", requiring("z")), "shared"),
            withSchemaId(publish("v2/a", "3.0.0", requiring("w")), "other"));

    assertThat(state.bySchemaId("shared").orElseThrow().ref()).hasToString("v2/a@2.1.0");
    assertThat(state.bySchemaId("nobody")).isEmpty();
  }

  @Test
  void aWithdrawnVersionIsGoneFromEveryLookupButItsIdStaysGiven() {
    RegistryState before =
        States.after(
            publish("v1/a", "1.0.0", requiring("x")), publish("v1/a", "2.0.0", requiring("y")));

    RegistryState after = before.withdraw("version/v1/a/2.0.0");

    assertThat(after.latest(A).orElseThrow().version()).hasToString("1.0.0");
    assertThat(after.byId(new SchemaId(2))).isEmpty();
    assertThat(after.bySchemaId("a").orElseThrow().version()).hasToString("1.0.0");
    assertThat(after.highestId()).contains(new SchemaId(2));
    assertThat(after.withdraw("version/v1/a/1.0.0").subjects()).isEmpty();
  }

  @Test
  void aWordOnDeprecationThatComesBeforeItsVersionCountsOnceTheVersionIsThere() {
    RegistryState whole =
        States.after(deprecating(publish("v1/a", "1.0.0", requiring("x")), true, "old"));

    List<Fact> wordFirst =
        whole.facts().stream()
            .sorted(Comparator.comparing(fact -> fact instanceof Fact.IdsIssued))
            .toList();
    RegistryState otherOrder = States.replay(RegistryState.EMPTY, wordFirst);

    assertThat(wordFirst.getFirst()).isInstanceOf(Fact.DeprecationStated.class);
    assertThat(otherOrder.latest(A).orElseThrow().deprecated()).isTrue();
    assertThat(otherOrder.digest()).isEqualTo(whole.digest());
  }

  @Test
  void anIdThatWasGivenAwayContradictsTheState() {
    RegistryState state = States.after(publish("v1/a", "1.0.0", requiring("x")));

    assertThatThrownBy(() -> state.apply(published("v1/b", "1.0.0", 1)))
        .isInstanceOf(LogContradiction.class)
        .hasMessageContaining("id 1")
        .hasMessageContaining("v1/b@1.0.0");
  }

  @Test
  void anotherTextForAPublishedVersionContradictsTheState() {
    RegistryState state = States.after(publish("v1/a", "1.0.0", requiring("x")));

    assertThatThrownBy(() -> state.apply(published("v1/a", "1.0.0", 2)))
        .isInstanceOf(LogContradiction.class)
        .hasMessageContaining("v1/a@1.0.0");
  }

  @Test
  void theSameStatementOnceMoreChangesNothing() {
    RegistryState state =
        States.after(publish("v1/a", "1.0.0", requiring("x")), setPolicy("a", Mode.ENFORCE, NOON));

    assertThat(States.replay(state, state.facts()).digest()).isEqualTo(state.digest());
  }

  @Test
  void aLoweredIdMarkContradictsTheState() {
    RegistryState state = RegistryState.EMPTY.apply(new Fact.IdsIssued(new SchemaId(7)));

    assertThatThrownBy(() -> state.apply(new Fact.IdsIssued(new SchemaId(6))))
        .isInstanceOf(LogContradiction.class);
    assertThatThrownBy(() -> state.withdraw("id-high-water-mark"))
        .isInstanceOf(LogContradiction.class);
  }

  @Test
  void anOlderPolicyRevisionContradictsTheState() {
    RegistryState state =
        States.after(
            setPolicy("a", Mode.ENFORCE, NOON), setPolicy("b", Mode.OFF, NOON.plusSeconds(1)));
    EnforcementPolicy late =
        new EnforcementPolicy(
            Scope.parse("c"), EnforcementPolicy.Rule.of(Mode.OFF), 2, "x", "", NOON);

    assertThatThrownBy(() -> state.apply(new Fact.PolicySet(late)))
        .isInstanceOf(LogContradiction.class)
        .hasMessageContaining("revision 2");
  }

  @Test
  void aTombstoneForNoKindOfThingContradictsTheState() {
    assertThatThrownBy(() -> RegistryState.EMPTY.withdraw("nonsense"))
        .isInstanceOf(LogContradiction.class)
        .hasMessageContaining("nonsense");
  }

  @Test
  void aPolicyIsInheritedFromEverythingAndThenFromTheDefault() {
    Scope a = Scope.parse("schema:a");
    RegistryState none = RegistryState.EMPTY;
    RegistryState wide = States.after(setPolicy("*", Mode.OFF, NOON));
    RegistryState own =
        States.after(
            setPolicy("*", Mode.OFF, NOON), setPolicy("a", Mode.ENFORCE, NOON.plusSeconds(1)));

    assertThat(none.policyInForce(a)).isEqualTo(EnforcementPolicy.DEFAULT);
    assertThat(wide.policyInForce(a).mode()).isEqualTo(Mode.OFF);
    assertThat(own.policyInForce(a).mode()).isEqualTo(Mode.ENFORCE);
    assertThat(own.nextPolicyRevision()).isEqualTo(3);
  }

  @Test
  void versionsThatDifferInBuildMetadataAloneAreTwoVersions() {
    RegistryState state =
        RegistryState.EMPTY
            .apply(published("v1/a", "1.0.0+a", 1))
            .apply(published("v1/a", "1.0.0+b", 2));

    assertThat(state.versions(A)).hasSize(2);
  }

  private static Fact published(String subject, String version, int id) {
    return new Fact.VersionPublished(
        Subject.parse(subject),
        SemVer.parse(version),
        new SchemaId(id),
        new SchemaText("{\"type\":\"string\"}"),
        new Declared("a", Optional.empty()),
        new Provenance("ci", NOON));
  }
}
