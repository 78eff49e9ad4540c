package dev.assay.schema.validation;

import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.validation.plan.PlanReading;
import dev.assay.schema.validation.plan.Planner;
import dev.assay.schema.validation.reference.ReferenceCompiler;
import dev.assay.schema.validation.scan.PlanScan;

/**
 * Makes schemas ready to judge events; safe for use by many threads.
 *
 * <p>{@code format} is asserted. Nothing is ever fetched: a readable document is complete.
 */
public final class SchemaCompiler {
  private final ReferenceCompiler reference;
  private final ValidationLimits limits;
  private final EngineSettings settings;
  private final Disagreements disagreements;
  private final Background background;

  /** A compiler whose schemas do no more work for an event than the limits allow. */
  public SchemaCompiler(ValidationLimits limits) {
    this(limits, EngineSettings.defaults(), Disagreements.unheard(), Background.none());
  }

  /**
   * A compiler whose schemas do no more work for an event than the limits allow.
   *
   * @param disagreements is told when a plan was wrong
   * @param background where classes are generated
   */
  public SchemaCompiler(
      ValidationLimits limits,
      EngineSettings settings,
      Disagreements disagreements,
      Background background) {
    this.reference = new ReferenceCompiler(limits);
    this.limits = limits;
    this.settings = settings;
    this.disagreements = disagreements;
    this.background = background;
  }

  /**
   * Makes one schema ready.
   *
   * @return a validator; should the schema turn out unusable, one that answers {@link
   *     UncheckedReason#INTERNAL} to every event, so that no event suffers for it
   */
  public CompiledSchema compile(SchemaDocument document) {
    CompiledSchema judging = fast(document, reference.compile(document));
    return switch (settings.repeatedMembers()) {
      case LAST_ONE_COUNTS -> judging;
      case REJECT -> new UniqueMembers(judging);
    };
  }

  /** What a pass over the bytes checks of the schema's events, or why there is no plan. */
  public PlanReading explain(SchemaDocument document) {
    return Planner.plan(document);
  }

  /** Makes one schema ready for an engine of one's choice, to be told who judged. */
  public Judge judge(SchemaDocument document, Engine engine) {
    CompiledSchema judging = reference.compile(document);
    Judge byReference = json -> new Judged(judging.validate(json), Engine.REFERENCE);
    if (engine == Engine.REFERENCE
        || !(Planner.plan(document) instanceof PlanReading.Planned(var plan))) {
      return byReference;
    }
    PlanScan scan =
        engine == Engine.PLAN
            ? PlanScan.interpreting(plan, limits.maxDepth())
            : PlanScan.generated(plan, limits.maxDepth());
    return json ->
        json.length <= limits.maxBytes() && scan.accepts(json, 0, json.length)
            ? new Judged(Verdict.valid(), Engine.PLAN)
            : byReference.judge(json);
  }

  private CompiledSchema fast(SchemaDocument document, CompiledSchema judge) {
    return switch (Planner.plan(document)) {
      case PlanReading.Unplannable _ -> judge;
      case PlanReading.Planned(var plan) ->
          new FastSchema(
              document.fingerprint(), plan, judge, limits, settings, disagreements, background);
    };
  }
}
