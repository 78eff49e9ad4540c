/**
 * Finds what somebody asked for, granted or refused, in the topic that keeps it.
 *
 * <p>May depend on {@code reading}, the contracts and Kafka's clients; knows no HTTP.
 */
@NullMarked
package dev.assay.registry.audit;

import org.jspecify.annotations.NullMarked;
