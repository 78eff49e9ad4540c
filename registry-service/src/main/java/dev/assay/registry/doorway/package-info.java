/**
 * Audits what access control decided before anybody decided about the wish itself.
 *
 * <p>May depend on {@code log}'s address, the contracts, the service kit and Kafka's producer.
 */
@NullMarked
package dev.assay.registry.doorway;

import org.jspecify.annotations.NullMarked;
