package dev.assay.registry.comparing;

import dev.assay.contracts.compatibility.CompatibilityRule;
import dev.assay.contracts.rest.ComparisonBody;
import dev.assay.contracts.rest.ComparisonBody.BreakBody;
import dev.assay.contracts.rest.ComparisonBody.FactBody;
import dev.assay.registry.decision.Comparisons;
import dev.assay.registry.state.VersionRef;
import dev.assay.schema.SemVer;
import dev.assay.schema.evolution.Break;
import dev.assay.schema.evolution.Bump;
import dev.assay.schema.evolution.CompatibilityVerdict;
import dev.assay.schema.evolution.Difference;
import dev.assay.schema.evolution.NextVersion;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Compares two schemas; takes its time, so never on an event loop. */
public final class Comparing {
  private Comparing() {}

  /** What lies between them, and whether the one may follow the other. */
  public static ComparisonBody compare(
      Side from, Side to, CompatibilityRule rule, Comparisons comparisons) {
    CompatibilityVerdict verdict = comparisons.compare(from.document(), to.document(), rule);
    Optional<SemVer> next =
        from.ref()
            .map(VersionRef::version)
            .map(version -> NextVersion.after(version, verdict.required()));
    return new ComparisonBody(
        from.name(),
        to.name(),
        verdict.compatible(),
        RuleAsked.text(verdict.level()),
        RuleAsked.text(verdict.content()),
        RuleAsked.text(verdict.required()),
        next.map(SemVer::toString),
        verdict.differences().stream().map(Comparing::fact).toList(),
        verdict.breaks().stream().map(Break::reason).toList(),
        verdict.breaks().stream().map(Comparing::reason).toList(),
        advice(verdict, next));
  }

  private static FactBody fact(Difference difference) {
    return new FactBody(
        difference.kind(),
        difference.pointer(),
        present(difference.before()),
        present(difference.after()));
  }

  private static Optional<JsonNode> present(JsonNode node) {
    return Optional.of(node).filter(there -> !there.isMissingNode());
  }

  private static BreakBody reason(Break reason) {
    return new BreakBody(
        RuleAsked.text(reason.direction()),
        reason.reason(),
        reason.counterExample().isEmpty(),
        reason.counterExample());
  }

  private static String advice(CompatibilityVerdict verdict, Optional<SemVer> next) {
    if (verdict.required() == Bump.NONE) {
      return "nothing changed that anybody could tell; there is nothing to publish";
    }
    String as = next.map(version -> "publish it as %s".formatted(version)).orElse("publish it");
    if (verdict.compatible()) {
      return as + " or later";
    }
    return "%s, or change it so that it stays compatible: see breaking_reasons"
        .formatted(next.isPresent() ? as : "publish it as a new major version");
  }
}
