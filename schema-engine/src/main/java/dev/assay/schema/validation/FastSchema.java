package dev.assay.schema.validation;

import dev.assay.schema.Fingerprint;
import dev.assay.schema.validation.plan.Plan;
import dev.assay.schema.validation.scan.PlanScan;
import java.util.Objects;

/**
 * Fast accept, slow explain: what the plan accepts is valid, all else the reference judges.
 *
 * <p>Begins with the plan interpreted and goes on with a class generated from it, once the schema
 * has seen enough events.
 */
final class FastSchema implements CompiledSchema {
  private final Fingerprint fingerprint;
  private final Plan plan;
  private final CompiledSchema reference;
  private final ValidationLimits limits;
  private final Disagreements disagreements;
  private final Background background;
  private final Countdown untilGenerated;
  private final Countdown untilJudgedAgain;
  private volatile Stage stage;

  /** What judges now; compared by identity. */
  private static final class Stage {
    static final Stage RETIRED = new Stage(PlanScan.acceptingNothing(), false);
    private final PlanScan scan;
    private final boolean countsEvents;

    Stage(PlanScan scan, boolean countsEvents) {
      this.scan = scan;
      this.countsEvents = countsEvents;
    }
  }

  FastSchema(
      Fingerprint fingerprint,
      Plan plan,
      CompiledSchema reference,
      ValidationLimits limits,
      EngineSettings settings,
      Disagreements disagreements,
      Background background) {
    this.fingerprint = fingerprint;
    this.plan = plan;
    this.reference = reference;
    this.limits = limits;
    this.disagreements = disagreements;
    this.background = background;
    this.untilGenerated = new Countdown(Math.max(1, settings.generateAfter()));
    this.untilJudgedAgain = new Countdown(settings.judgeAgainEvery());
    this.stage =
        settings.generateAfter() == 0
            ? new Stage(PlanScan.generated(plan, limits.maxDepth()), false)
            : new Stage(PlanScan.interpreting(plan, limits.maxDepth()), true);
  }

  @Override
  public Verdict validate(byte[] json, int fromInclusive, int toExclusive) {
    Objects.checkFromToIndex(fromInclusive, toExclusive, json.length);
    Stage now = stage;
    if (now.countsEvents && untilGenerated.isDue()) {
      generate(now);
    }
    if (toExclusive - fromInclusive > limits.maxBytes()
        || !now.scan.accepts(json, fromInclusive, toExclusive)) {
      return reference.validate(json, fromInclusive, toExclusive);
    }
    return untilJudgedAgain.isDue()
        ? judgedAgain(json, fromInclusive, toExclusive)
        : Verdict.valid();
  }

  private synchronized void generate(Stage interpreted) {
    if (stage == interpreted && interpreted.countsEvents) {
      Stage meanwhile = new Stage(interpreted.scan, false);
      stage = meanwhile;
      background.run(() -> use(PlanScan.generated(plan, limits.maxDepth()), meanwhile));
    }
  }

  private synchronized void use(PlanScan generated, Stage before) {
    // A plan that was retired meanwhile stays so.
    if (stage == before) {
      stage = new Stage(generated, false);
    }
  }

  private Verdict judgedAgain(byte[] json, int from, int to) {
    Verdict verdict = reference.validate(json, from, to);
    return switch (verdict) {
      case Verdict.Valid valid -> valid;
      case Verdict.Invalid _ -> {
        retire(verdict);
        yield verdict;
      }
      // The reference gave up; that says nothing about the plan.
      case Verdict.Unchecked _ -> Verdict.valid();
    };
  }

  private void retire(Verdict verdict) {
    boolean first;
    synchronized (this) {
      first = stage != Stage.RETIRED;
      stage = Stage.RETIRED;
    }
    if (first) {
      disagreements.found(fingerprint, verdict);
    }
  }
}
