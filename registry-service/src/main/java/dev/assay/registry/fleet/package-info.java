/**
 * The validators as they speak of themselves.
 *
 * <p>May depend on {@code reading}'s consumers, the contracts and Kafka's clients.
 */
@NullMarked
package dev.assay.registry.fleet;

import org.jspecify.annotations.NullMarked;
