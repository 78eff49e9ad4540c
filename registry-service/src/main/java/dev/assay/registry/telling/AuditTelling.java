package dev.assay.registry.telling;

import dev.assay.contracts.audit.AuditRecord;
import dev.assay.contracts.audit.AuditRecord.Outcome;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.Provenance;
import dev.assay.registry.decision.Command;
import dev.assay.registry.decision.Decision;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells a command and what became of it to the audit. */
public final class AuditTelling {
  private static final int MAX_DETAIL = 10_000;

  private AuditTelling() {}

  /** The audit record of a decision; nothing where nothing changed and nothing was refused. */
  public static Optional<AuditRecord> of(Command command, Decision decision) {
    return switch (decision) {
      case Decision.Granted granted ->
          Optional.of(record(command, Outcome.GRANTED, written(granted)));
      case Decision.Noted told -> Optional.of(record(command, Outcome.GRANTED, "told"));
      case Decision.AlreadySo nothingNew -> Optional.empty();
      case Decision.Refused refused ->
          Optional.of(record(command, Outcome.REFUSED, refused.refusal().because()));
    };
  }

  private static String written(Decision.Granted granted) {
    String all = granted.facts().stream().map(Fact::identity).collect(Collectors.joining(", "));
    return all.length() <= MAX_DETAIL ? all : all.substring(0, MAX_DETAIL) + "…";
  }

  private static AuditRecord record(Command command, Outcome outcome, String detail) {
    Provenance provenance = command.provenance();
    return new AuditRecord(
        provenance.by(),
        actionOf(command),
        target(command),
        outcome,
        detail,
        provenance.at().toEpochMilli());
  }

  /** What a command asks for, in a word; there are few of them. */
  public static String actionOf(Command command) {
    return switch (command) {
      case Command.PublishVersion publish -> "publish-version";
      case Command.PublishRelease publish -> "publish-release";
      case Command.StateDeprecation wish ->
          wish.word().deprecated() ? "deprecate-version" : "undeprecate-version";
      case Command.StateDeletion wish -> wish.deleted() ? "delete-version" : "restore-version";
      case Command.PurgeVersions wish -> "purge-version";
      case Command.SetCompatibility set ->
          set.rule().isPresent() ? "set-compatibility" : "unset-compatibility";
      case Command.SetPolicy set -> set.condition().force() ? "force-policy" : "set-policy";
      case Command.LiftPolicy lift -> "lift-policy";
      case Command.RearmPolicy rearm -> "rearm-policy";
      case Command.EndPolicy end -> "end-policy";
      case Command.TripGuard trip -> "trip-guard";
      case Command.SetBinding set -> set.rule().isPresent() ? "set-binding" : "remove-binding";
      case Command.ReportDrift report -> "report-drift";
    };
  }

  private static String target(Command command) {
    return switch (command) {
      case Command.PublishVersion publish ->
          publish.subject() + publish.version().map(version -> "@" + version).orElse("");
      case Command.PublishRelease publish ->
          "%d schemas%s"
              .formatted(
                  publish.entries().size(), publish.note().isEmpty() ? "" : ": " + publish.note());
      case Command.StateDeprecation wish -> wish.target().toString();
      case Command.StateDeletion wish -> wish.target().toString();
      case Command.PurgeVersions wish -> wish.target().toString();
      case Command.SetCompatibility set ->
          set.scope() + set.rule().map(rule -> " " + rule).orElse("");
      case Command.SetPolicy set -> set.scope() + " " + set.rule().mode();
      case Command.LiftPolicy lift -> lift.scope().toString();
      case Command.RearmPolicy rearm -> rearm.scope().toString();
      case Command.EndPolicy end -> "%s revision %d".formatted(end.scope(), end.revision());
      case Command.TripGuard trip -> "%s revision %d".formatted(trip.scope(), trip.revision());
      case Command.SetBinding set ->
          set.name()
              + set.rule()
                  .map(rule -> " %s %s".formatted(rule.sources().text(), rule.schema()))
                  .orElse("");
      case Command.ReportDrift report -> report.drift().subject() + " " + report.drift().kind();
    };
  }
}
