package dev.assay.registry.telling;

import dev.assay.contracts.audit.AuditRecord;
import dev.assay.contracts.changes.ChangeEvent;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.Fact.IdsIssued;
import dev.assay.contracts.facts.FactLevel;
import dev.assay.registry.decision.Command;
import dev.assay.registry.decision.Command.ReportDrift;
import dev.assay.registry.decision.Comparisons;
import dev.assay.registry.decision.Deciding;
import dev.assay.registry.decision.Decision;
import dev.assay.registry.state.RegistryState;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that one transaction is to say: commands decided in turn, each on the state that those
 * before it would leave.
 *
 * @param decisions one for each command, in their order
 * @param facts what becomes so, in the order of the log
 * @param changes what is told to followers
 * @param audits what is kept for the audit
 */
public record Draft(
    List<Decision> decisions,
    List<Fact> facts,
    List<ChangeEvent> changes,
    List<AuditRecord> audits) {

  public Draft {
    decisions = List.copyOf(decisions);
    facts = List.copyOf(facts);
    changes = List.copyOf(changes);
    audits = List.copyOf(audits);
  }

  /** Decides commands on a state; whatever this build can write may be written. */
  public static Draft of(List<Command> commands, RegistryState state, Comparisons comparisons) {
    return of(commands, state, comparisons, FactLevel.NEWEST);
  }

  /**
   * Decides commands on a state.
   *
   * @param level up to which facts may be written
   */
  public static Draft of(
      List<Command> commands, RegistryState state, Comparisons comparisons, FactLevel level) {
    Drafting drafting = new Drafting(state, comparisons, level);
    commands.forEach(drafting::add);
    return new Draft(
        drafting.decisions, onlyLastMark(drafting.facts), drafting.changes, drafting.audits);
  }

  /** Whether there is nothing to write. */
  public boolean isSilent() {
    return facts.isEmpty() && audits.isEmpty();
  }

  // Within one transaction the last mark says it all; the others would only wait for compaction.
  private static List<Fact> onlyLastMark(List<Fact> facts) {
    List<Fact> kept = new ArrayList<>(facts.stream().filter(f -> !isMark(f)).toList());
    facts.reversed().stream().filter(Draft::isMark).findFirst().ifPresent(kept::add);
    return kept;
  }

  private static boolean isMark(Fact fact) {
    return fact instanceof IdsIssued;
  }

  private static final class Drafting {
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final List<ChangeEvent> changes = new ArrayList<>();
    private final List<AuditRecord> audits = new ArrayList<>();
    private final Comparisons comparisons;
    private final FactLevel level;
    private RegistryState state;

    Drafting(RegistryState state, Comparisons comparisons, FactLevel level) {
      this.state = state;
      this.comparisons = comparisons;
      this.level = level;
    }

    void add(Command command) {
      Decision decision = Deciding.decide(command, state, comparisons).within(level);
      decisions.add(decision);
      AuditTelling.of(command, decision).ifPresent(audits::add);
      if (decision instanceof Decision.Granted(List<Fact> stated, var _)) {
        stated.forEach(this::state);
      } else if (decision instanceof Decision.Noted && command instanceof ReportDrift report) {
        changes.add(VersionTelling.drift(report));
      }
    }

    private void state(Fact fact) {
      RegistryState after = state.apply(fact);
      changes.addAll(new ChangeTelling(state, after, comparisons).of(fact));
      state = after;
      facts.add(fact);
    }
  }
}
