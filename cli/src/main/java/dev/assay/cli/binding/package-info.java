/**
 * {@code assay binding}: which topics are judged by which schema.
 *
 * <p>May depend on {@code connection}, {@code terminal}, the client and the contracts.
 */
@NullMarked
package dev.assay.cli.binding;

import org.jspecify.annotations.NullMarked;
