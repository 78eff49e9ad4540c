/**
 * The verbs about events that were refused.
 *
 * <p>May depend on the rooms {@code terminal} and {@code connection}, and on {@code
 * dev.assay.client}.
 */
@NullMarked
package dev.assay.cli.deadletters;

import org.jspecify.annotations.NullMarked;
