/**
 * Reads back what was committed to a topic with one partition, by a bounded number of readers.
 *
 * <p>May depend on Kafka's clients only.
 */
@NullMarked
package dev.assay.registry.reading;

import org.jspecify.annotations.NullMarked;
