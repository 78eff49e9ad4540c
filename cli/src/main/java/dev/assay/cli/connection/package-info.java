/**
 * Where the services and Kafka are: the options that name them.
 *
 * <p>May depend on picocli, {@code dev.assay.client}, Kafka's clients and the room {@code
 * terminal}.
 */
@NullMarked
package dev.assay.cli.connection;

import org.jspecify.annotations.NullMarked;
