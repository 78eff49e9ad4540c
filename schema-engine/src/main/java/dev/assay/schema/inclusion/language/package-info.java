/**
 * Regular languages of strings, as patterns describe them.
 *
 * <p>May depend on {@code pattern}.
 */
@NullMarked
package dev.assay.schema.inclusion.language;

import org.jspecify.annotations.NullMarked;
