/**
 * The search for a value that fulfils demands, or for the proof that there is none.
 *
 * <p>May depend on {@code terms}, {@code language}, {@code document}, {@code json} and {@code
 * validation}.
 */
@NullMarked
package dev.assay.schema.inclusion.search;

import org.jspecify.annotations.NullMarked;
