/**
 * Shows schema changes as they happen.
 *
 * <p>May depend on the rooms {@code terminal} and {@code connection}, on Kafka's clients, on {@code
 * dev.assay.client} and on {@code dev.assay.contracts}.
 */
@NullMarked
package dev.assay.cli.watch;

import org.jspecify.annotations.NullMarked;
