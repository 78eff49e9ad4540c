/**
 * The validators as they speak of themselves.
 *
 * <p>May depend on the kit's followers, the contracts and Kafka's clients.
 */
@NullMarked
package dev.assay.registry.fleet;

import org.jspecify.annotations.NullMarked;
