/**
 * Plans: what one pass over the bytes of an event has to check, worked out once for each schema.
 *
 * <p>May depend on {@code document}, {@code json}, {@code pattern} and Jackson's tree.
 */
@NullMarked
package dev.assay.schema.validation.plan;

import org.jspecify.annotations.NullMarked;
