/**
 * Generators in other languages, run as programs of their own.
 *
 * <p>May depend on the room {@code code} and on {@code terminal}.
 */
@NullMarked
package dev.assay.cli.generate.foreign;

import org.jspecify.annotations.NullMarked;
