/**
 * The verbs about schemas.
 *
 * <p>May depend on the rooms {@code terminal} and {@code connection}, and on {@code
 * dev.assay.client}.
 */
@NullMarked
package dev.assay.cli.schema;

import org.jspecify.annotations.NullMarked;
