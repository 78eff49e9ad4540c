package dev.assay.schema.validation.differential;

import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.validation.CompiledSchema;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.schema.validation.Verdict;
import dev.assay.schema.validation.plan.Plan;
import dev.assay.schema.validation.reference.ReferenceCompiler;
import dev.assay.schema.validation.scan.PlanScan;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** All that judges events by one schema. */
record Contenders(
    String schema, CompiledSchema reference, PlanScan interpreter, PlanScan generated) {

  static Contenders of(SchemaDocument document, Plan plan, ValidationLimits limits) {
    return new Contenders(
        document.root().toString(),
        new ReferenceCompiler(limits).compile(document),
        PlanScan.interpreting(plan, limits.maxDepth()),
        PlanScan.generated(plan, limits.maxDepth()));
  }

  /**
   * Whether the plan accepts.
   *
   * @throws AssertionError if the class or the bytes around say something else, or the reference
   *     refuses what the plan accepts
   */
  boolean agreeToAccept(byte[] event) {
    boolean interpreted = interpreter.accepts(event, 0, event.length);
    if (generated.accepts(event, 0, event.length) != interpreted) {
      throw disagreement(
          "the interpreter says %s, the class doesn't".formatted(interpreted), event);
    }
    if (framed(event) != interpreted) {
      throw disagreement("alone %s, other bytes around not".formatted(interpreted), event);
    }
    // Asked whatever the plan says: it must not throw either.
    Verdict verdict = reference.validate(event);
    if (interpreted && verdict instanceof Verdict.Invalid) {
      throw disagreement("the plan accepts, the reference says " + verdict, event);
    }
    return interpreted;
  }

  /** Bytes around an event don't change what it is. */
  private boolean framed(byte[] event) {
    byte[] framed = new byte[event.length + 9];
    Arrays.fill(framed, (byte) '1');
    System.arraycopy(event, 0, framed, 5, event.length);
    return interpreter.accepts(framed, 5, 5 + event.length);
  }

  private AssertionError disagreement(String what, byte[] event) {
    return new AssertionError(
        "%s%n%s%n%s".formatted(what, schema, new String(event, StandardCharsets.UTF_8)));
  }
}
