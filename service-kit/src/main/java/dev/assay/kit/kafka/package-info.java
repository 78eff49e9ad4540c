/**
 * How a process of ours reaches Kafka.
 *
 * <p>May depend on the room config.
 */
@NullMarked
package dev.assay.kit.kafka;

import org.jspecify.annotations.NullMarked;
