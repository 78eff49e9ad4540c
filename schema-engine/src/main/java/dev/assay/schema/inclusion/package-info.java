/**
 * Whether every event that one schema accepts is accepted by another.
 *
 * <p>May depend on {@code document}, {@code json}, {@code pattern} and {@code validation}.
 */
@NullMarked
package dev.assay.schema.inclusion;

import org.jspecify.annotations.NullMarked;
