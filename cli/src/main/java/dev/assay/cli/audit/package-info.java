/**
 * Shows who asked the registry for what, and what became of it.
 *
 * <p>May depend on the rooms {@code terminal} and {@code connection}, on {@code dev.assay.client}
 * and on {@code dev.assay.contracts}.
 */
@NullMarked
package dev.assay.cli.audit;

import org.jspecify.annotations.NullMarked;
