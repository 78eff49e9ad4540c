/**
 * Says whether the schemas of a directory are those of a registry.
 *
 * <p>May depend on the rooms {@code terminal} and {@code connection}, on {@code files} beside it,
 * on {@code dev.assay.client}, {@code dev.assay.contracts} and on the schema engine.
 */
@NullMarked
package dev.assay.cli.schema.drift;

import org.jspecify.annotations.NullMarked;
