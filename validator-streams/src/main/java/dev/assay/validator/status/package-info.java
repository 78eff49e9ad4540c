/**
 * Tells how the validator stands, over HTTP.
 *
 * <p>May depend on {@code binding}, {@code catalogue}, {@code report}, {@code tally} and the kit's
 * HTTP.
 */
@NullMarked
package dev.assay.validator.status;

import org.jspecify.annotations.NullMarked;
