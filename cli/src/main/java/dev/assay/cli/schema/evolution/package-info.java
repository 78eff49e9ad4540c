/**
 * Comparing schemas without a registry.
 *
 * <p>May depend on the room {@code terminal}, on {@code dev.assay.contracts} and on the schema
 * engine.
 */
@NullMarked
package dev.assay.cli.schema.evolution;

import org.jspecify.annotations.NullMarked;
