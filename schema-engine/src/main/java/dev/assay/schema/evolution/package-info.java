/**
 * What a change to a schema asks of its version.
 *
 * <p>May depend on the words on {@code document} and {@code json}.
 */
@NullMarked
package dev.assay.schema.evolution;

import org.jspecify.annotations.NullMarked;
