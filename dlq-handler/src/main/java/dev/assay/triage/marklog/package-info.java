/**
 * Writes what people say about groups to where every instance reads it.
 *
 * <p>May depend on the rooms {@code mark} and {@code form}, and on Kafka's producer.
 */
@NullMarked
package dev.assay.triage.marklog;

import org.jspecify.annotations.NullMarked;
