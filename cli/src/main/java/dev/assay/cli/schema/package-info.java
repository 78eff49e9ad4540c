/**
 * The verbs about schemas.
 *
 * <p>May depend on the rooms {@code terminal} and {@code connection}, on {@code dev.assay.client}
 * and on the schema engine.
 */
@NullMarked
package dev.assay.cli.schema;

import org.jspecify.annotations.NullMarked;
