/**
 * Kafka serializers and deserializers that check events by their schemas.
 *
 * <p>May depend on {@code dev.assay.sdk}, {@code dev.assay.contracts} and Kafka's clients.
 */
@NullMarked
package dev.assay.sdk.kafka;

import org.jspecify.annotations.NullMarked;
