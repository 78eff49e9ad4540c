/**
 * The verbs about enforcement modes.
 *
 * <p>May depend on the rooms {@code terminal} and {@code connection}, and on {@code
 * dev.assay.client}.
 */
@NullMarked
package dev.assay.cli.mode;

import org.jspecify.annotations.NullMarked;
