/**
 * What a change to a schema asks of its version.
 *
 * <p>May depend on {@code document}, {@code json} and {@code inclusion}.
 */
@NullMarked
package dev.assay.schema.evolution;

import org.jspecify.annotations.NullMarked;
