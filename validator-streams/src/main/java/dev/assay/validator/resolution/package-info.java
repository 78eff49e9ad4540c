/**
 * Finds out which schema judges an event, and which of its bytes.
 *
 * <p>Pure. May depend on {@code binding}, {@code catalogue}, the contracts and Kafka's headers.
 */
@NullMarked
package dev.assay.validator.resolution;

import org.jspecify.annotations.NullMarked;
