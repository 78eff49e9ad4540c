/**
 * Judging events without any service.
 *
 * <p>May depend on the room {@code terminal} and on {@code dev.assay.schema}.
 */
@NullMarked
package dev.assay.cli.validate;

import org.jspecify.annotations.NullMarked;
