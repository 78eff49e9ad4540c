/**
 * Reads topics for as long as a process lives, whatever becomes of Kafka meanwhile.
 *
 * <p>May depend on the room kafka.
 */
@NullMarked
package dev.assay.kit.follow;

import org.jspecify.annotations.NullMarked;
