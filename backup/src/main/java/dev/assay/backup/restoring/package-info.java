/**
 * Writes a backup into a cluster.
 *
 * <p>May depend on {@code form}, {@code source}, {@code checking} and on Kafka's clients.
 */
@NullMarked
package dev.assay.backup.restoring;

import org.jspecify.annotations.NullMarked;
