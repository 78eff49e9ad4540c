/**
 * Holds the events that teams rely on against the schemas of a track.
 *
 * <p>May depend on the rooms {@code terminal} and {@code connection}, on {@code files} beside it,
 * on {@code dev.assay.client}, {@code dev.assay.contracts} and on the schema engine.
 */
@NullMarked
package dev.assay.cli.schema.contracts;

import org.jspecify.annotations.NullMarked;
