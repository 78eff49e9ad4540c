/**
 * Carries redrives out: reads dead letters, sends events and keeps count in the same transactions.
 *
 * <p>May depend on the rooms {@code redrive}, {@code judging}, {@code archive} and those below, on
 * the contracts, on the kit's topics and on Kafka's clients; never on HTTP.
 */
@NullMarked
package dev.assay.triage.moving;

import org.jspecify.annotations.NullMarked;
