/**
 * Comparing schemas.
 *
 * <p>May depend on the rooms {@code terminal} and {@code connection}, on {@code
 * dev.assay.contracts} and on the schema engine.
 */
@NullMarked
package dev.assay.cli.schema.evolution;

import org.jspecify.annotations.NullMarked;
