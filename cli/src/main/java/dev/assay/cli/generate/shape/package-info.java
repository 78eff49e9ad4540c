/**
 * What a type can say about the values that a schema accepts.
 *
 * <p>Knows no language; pure. May depend on {@code dev.assay.schema} alone.
 */
@NullMarked
package dev.assay.cli.generate.shape;

import org.jspecify.annotations.NullMarked;
