/**
 * What is so, because the log says it: an immutable state that facts succeed one another in.
 *
 * <p>Pure. May depend on {@code dev.assay.schema}, the contracts and persistent collections; never
 * on a Kafka client, on Vert.x, a clock or a logger.
 */
@NullMarked
package dev.assay.registry.state;

import org.jspecify.annotations.NullMarked;
