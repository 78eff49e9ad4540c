package dev.assay.registry.state;

import static dev.assay.registry.Wishes.NOON;
import static dev.assay.registry.Wishes.delete;
import static dev.assay.registry.Wishes.deprecate;
import static dev.assay.registry.Wishes.deprecating;
import static dev.assay.registry.Wishes.level;
import static dev.assay.registry.Wishes.lift;
import static dev.assay.registry.Wishes.publish;
import static dev.assay.registry.Wishes.purge;
import static dev.assay.registry.Wishes.release;
import static dev.assay.registry.Wishes.requiring;
import static dev.assay.registry.Wishes.restore;
import static dev.assay.registry.Wishes.setBinding;
import static dev.assay.registry.Wishes.setPolicy;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactCodec;
import dev.assay.contracts.facts.StateDigest;
import dev.assay.registry.decision.Command;
import dev.assay.registry.decision.Comparisons;
import dev.assay.registry.telling.Draft;
import dev.assay.schema.evolution.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever is compacted when, a replay leads to the same state. */
class ReplayPropertiesTest {
  private static final Comparisons COMPARISONS = new Comparisons();

  /** A record of the log: an identity with a fact, or without one as a tombstone. */
  record Entry(String identity, Optional<Fact> fact) {}

  @Property(tries = 300)
  void aCompactedBeginningAndTheRestGiveTheSameDigestAsTheWholeLog(
      @ForAll("logs") List<Entry> log, @ForAll @IntRange(min = 0, max = 100) int percent) {
    int cut = log.size() * percent / 100;
    List<Entry> compacted = compact(log.subList(0, cut), true);
    List<Entry> withoutTombstones = compact(log.subList(0, cut), false);
    List<Entry> rest = log.subList(cut, log.size());
    StateDigest whole = replay(RegistryState.EMPTY, log).digest();

    assertThat(replay(replay(RegistryState.EMPTY, compacted), rest).digest()).isEqualTo(whole);
    assertThat(replay(replay(RegistryState.EMPTY, withoutTombstones), rest).digest())
        .isEqualTo(whole);
  }

  @Property(tries = 200)
  void theDigestOfALogIsThatOfTheStateItLeadsTo(@ForAll("logs") List<Entry> log) {
    StateDigest.Statements statements = new StateDigest.Statements();
    log.forEach(entry ->
        statements.add(
            entry.identity().getBytes(UTF_8), entry.fact().map(FactCodec::value).orElse(null)));

    assertThat(statements.digest()).isEqualTo(replay(RegistryState.EMPTY, log).digest());
  }

  @Property(tries = 200)
  void statesWithDifferentFactsHaveDifferentDigests(@ForAll("logs") List<Entry> log) {
    RegistryState state = RegistryState.EMPTY;
    for (Entry entry : log) {
      RegistryState next = replay(state, List.of(entry));
      assertThat(next.digest().equals(state.digest()))
          .isEqualTo(next.facts().equals(state.facts()));
      state = next;
    }
  }

  @Property(tries = 100)
  void noIdIsEverGivenTwice(@ForAll("logs") List<Entry> log) {
    assertThat(
            log.stream()
                .flatMap(entry -> entry.fact().stream())
                .filter(Fact.VersionPublished.class::isInstance)
                .map(fact -> ((Fact.VersionPublished) fact).id()))
        .doesNotHaveDuplicates();
  }

  private static RegistryState replay(RegistryState from, List<Entry> log) {
    RegistryState state = from;
    for (Entry entry : log) {
      RegistryState before = state;
      state = entry.fact().map(before::apply).orElseGet(() -> before.withdraw(entry.identity()));
    }
    return state;
  }

  /** As Kafka does it: the last record of each key stays, in its place. */
  private static List<Entry> compact(List<Entry> log, boolean keepTombstones) {
    Map<String, Entry> latest = new LinkedHashMap<>();
    for (Entry entry : log) {
      latest.remove(entry.identity());
      latest.put(entry.identity(), entry);
    }
    return latest.values().stream()
        .filter(entry -> keepTombstones || entry.fact().isPresent())
        .toList();
  }

  /** What somebody past the registry may have withdrawn without leaving a contradiction. */
  private static boolean isTombstoned(Fact fact) {
    return fact instanceof Fact.VersionPublished
        || fact instanceof Fact.DeprecationStated
        || fact instanceof Fact.PolicySet
        || fact instanceof Fact.BindingSet;
  }

  /** Logs as the registry writes them, with purges in between. */
  @Provide
  Arbitrary<List<Entry>> logs() {
    return steps().list().ofMaxSize(25).map(ReplayPropertiesTest::written);
  }

  /** A purge of what a step publishes, or a command. */
  private record Step(Command command, boolean purge) {}

  private static Arbitrary<Step> steps() {
    Arbitrary<String> subjects = Arbitraries.of("v1/a", "v1/b", "v2/a");
    Arbitrary<String> texts = Arbitraries.of("p", "q", "r").map(name -> requiring(name));
    Arbitrary<Command> publishing =
        Combinators.combine(subjects, texts, Arbitraries.of(true, false))
            .as((subject, text, deprecated) -> deprecating(publish(subject, text), deprecated, ""));
    Arbitrary<Command> policies =
        Combinators.combine(
                Arbitraries.of("*", "a", "topic:t"),
                Arbitraries.of(Mode.OFF, Mode.LOG_ONLY, Mode.ENFORCE),
                Arbitraries.integers().between(0, 50))
            .as((scope, mode, second) ->
                second % 5 == 0
                    ? lift(scope, NOON.plusSeconds(second))
                    : setPolicy(scope, mode, NOON.plusSeconds(second)));
    Arbitrary<Command> later =
        Combinators.combine(
                Arbitraries.of("v1/a", "v1/b", "v1/a@1", "v2/a@latest"),
                Arbitraries.integers().between(0, 3))
            .as((target, what) ->
                switch (what) {
                  case 0 -> delete(target);
                  case 1 -> restore(target);
                  case 2 -> purge(target);
                  default -> deprecate(target, "", "");
                });
    Arbitrary<Command> levels =
        Combinators.combine(
                Arbitraries.of("*", "track:v1", "subject:v1/b"),
                Arbitraries.of(Level.NONE, Level.SEMVER, Level.BACKWARD))
            .as((scope, level) -> level(scope, level));
    Arbitrary<Command> bindings =
        Combinators.combine(
                Arbitraries.of("x", "y"),
                Arbitraries.of("orders", "trades", ""),
                Arbitraries.integers().between(0, 50))
            .as((name, source, second) -> setBinding(name, source, NOON.plusSeconds(second)));
    Arbitrary<Command> releases =
        Combinators.combine(texts, texts)
            .as((one, other) -> release(publish("v1/a", one), publish("v3/c", other)));
    return Combinators.combine(
            Arbitraries.oneOf(publishing, policies, later, levels, bindings, releases),
            Arbitraries.integers().between(0, 9))
        .as((command, dice) -> new Step(command, dice == 0));
  }

  private static List<Entry> written(List<Step> steps) {
    List<Entry> log = new ArrayList<>();
    RegistryState state = RegistryState.EMPTY;
    for (Step step : steps) {
      List<Entry> entries = new ArrayList<>();
      for (Fact fact : Draft.of(List.of(step.command()), state, COMPARISONS).facts()) {
        entries.add(new Entry(fact.identity(), Optional.of(fact)));
        fact.withdraws().forEach(gone -> entries.add(new Entry(gone, Optional.empty())));
        if (step.purge() && isTombstoned(fact)) {
          entries.add(new Entry(fact.identity(), Optional.empty()));
        }
      }
      // The mark comes before a purge in the same breath, as it does in one transaction.
      entries.sort((a, b) -> Boolean.compare(a.fact().isEmpty(), b.fact().isEmpty()));
      state = replay(state, entries);
      log.addAll(entries);
    }
    return log;
  }
}
