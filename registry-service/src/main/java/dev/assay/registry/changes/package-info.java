/**
 * What changed, for those who subscribe: the newest changes in memory, older ones from Kafka.
 *
 * <p>May depend on {@code reading}, the contracts, Kafka's clients and Micrometer; knows no HTTP.
 */
@NullMarked
package dev.assay.registry.changes;

import org.jspecify.annotations.NullMarked;
