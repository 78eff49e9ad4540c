/**
 * Sends events from a file, line by line, byte for byte.
 *
 * <p>May depend on the rooms {@code terminal} and {@code connection}, and on Kafka's clients.
 */
@NullMarked
package dev.assay.cli.produce;

import org.jspecify.annotations.NullMarked;
