/**
 * Says what a change of files does to the schemas in them, before it is merged.
 *
 * <p>May depend on the rooms {@code terminal} and {@code connection}, on {@code evolution}, {@code
 * files}, {@code git} and {@code github} beside it, on {@code dev.assay.client}, {@code
 * dev.assay.contracts} and on the schema engine.
 */
@NullMarked
package dev.assay.cli.schema.review;

import org.jspecify.annotations.NullMarked;
