package dev.assay.schema.validation;

/**
 * A verdict, and who came to it.
 *
 * @param verdict what it is
 * @param by {@link Engine#PLAN} where the plan accepted the event, else {@link Engine#REFERENCE}
 */
public record Judged(Verdict verdict, Engine by) {}
