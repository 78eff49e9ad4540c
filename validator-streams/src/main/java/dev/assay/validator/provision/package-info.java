/**
 * Sees to it that every topic is there before the first event is read.
 *
 * <p>May depend on {@code binding}, on Kafka's admin client and on the kit's refusals to start.
 */
@NullMarked
package dev.assay.validator.provision;

import org.jspecify.annotations.NullMarked;
