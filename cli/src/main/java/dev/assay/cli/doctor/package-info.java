/**
 * Looks over a running Assay, and says what is wrong and how to mend it.
 *
 * <p>May depend on {@code terminal}, {@code connection}, the clients, the contracts and Kafka's
 * clients.
 */
@NullMarked
package dev.assay.cli.doctor;

import org.jspecify.annotations.NullMarked;
