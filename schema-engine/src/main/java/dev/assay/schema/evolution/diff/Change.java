package dev.assay.schema.evolution.diff;

/**
 * One way in which a keyword can change.
 *
 * @param suffix the end of the kind, such as {@code added}
 * @param effect what it does to the events accepted
 */
record Change(String suffix, Effect effect) {}
