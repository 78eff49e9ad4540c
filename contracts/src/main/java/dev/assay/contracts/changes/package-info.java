/**
 * What consumers of the schema-change topic are told, as CloudEvents 1.0 in binary mode.
 *
 * <p>May depend on {@code dev.assay.schema}, {@code json}, {@code verdicts}, {@code rest}'s words
 * on guards, Kafka's headers.
 */
@NullMarked
package dev.assay.contracts.changes;

import org.jspecify.annotations.NullMarked;
