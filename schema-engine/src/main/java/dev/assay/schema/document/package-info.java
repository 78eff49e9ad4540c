/**
 * Schema documents: read with every reason to refuse, then immutable.
 *
 * <p>May depend on the words and on {@code json}.
 */
@NullMarked
package dev.assay.schema.document;

import org.jspecify.annotations.NullMarked;
