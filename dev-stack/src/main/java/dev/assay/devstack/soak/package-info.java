/**
 * The soak: proves exactly-once by killing, pausing and restarting what does the work, and
 * counting.
 *
 * <p>May depend on {@code process}, on the registry to lay its ground, on the clients and on
 * Kafka's own; it reads the topics as any consumer would and believes nothing that a validator
 * says.
 */
@NullMarked
package dev.assay.devstack.soak;

import org.jspecify.annotations.NullMarked;
