/**
 * How a process of ours reaches Kafka.
 *
 * <p>May depend on the rooms config and tls.
 */
@NullMarked
package dev.assay.kit.kafka;

import org.jspecify.annotations.NullMarked;
