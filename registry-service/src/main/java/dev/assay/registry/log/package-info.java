/**
 * The registry log in Kafka: a follower that reads it, a pen that writes it.
 *
 * <p>May depend on {@code telling}, {@code decision}, {@code state}, the contracts, Kafka's clients
 * and Micrometer.
 */
@NullMarked
package dev.assay.registry.log;

import org.jspecify.annotations.NullMarked;
