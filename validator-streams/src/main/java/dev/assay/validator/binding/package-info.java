/**
 * Which source topic is judged by which schema, with its two ways out.
 *
 * <p>Pure values that refuse wrong graphs. May depend on the words, on {@code contracts.bindings},
 * and on the kit's {@code Key}.
 */
@NullMarked
package dev.assay.validator.binding;

import org.jspecify.annotations.NullMarked;
