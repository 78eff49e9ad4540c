/**
 * What goes into a generator of code and what comes out of it.
 *
 * <p>May depend on {@code dev.assay.schema} alone.
 */
@NullMarked
package dev.assay.cli.generate.code;

import org.jspecify.annotations.NullMarked;
