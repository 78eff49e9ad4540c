/**
 * The names of the record headers that are ours or that we read.
 *
 * <p>May depend on Kafka's headers.
 */
@NullMarked
package dev.assay.contracts.headers;

import org.jspecify.annotations.NullMarked;
