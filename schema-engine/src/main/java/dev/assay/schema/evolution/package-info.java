/**
 * What a change to a schema asks of its version, and whether it breaks anybody.
 *
 * <p>May depend on {@code document}, {@code json}, {@code inclusion} and {@code validation}.
 */
@NullMarked
package dev.assay.schema.evolution;

import org.jspecify.annotations.NullMarked;
