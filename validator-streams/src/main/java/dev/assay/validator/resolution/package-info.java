/**
 * Finds out which schema judges an event, and which of its bytes.
 *
 * <p>Pure. May depend on {@code binding}, {@code catalogue}, on Kafka's headers and on Jackson.
 */
@NullMarked
package dev.assay.validator.resolution;

import org.jspecify.annotations.NullMarked;
