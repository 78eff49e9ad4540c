/**
 * Tells what is not about one failure group: schemas that break, guards that trip, a registry that
 * isn't well, how the day was.
 *
 * <p>May depend on the rooms {@code alert} and {@code ask}, on the contracts' change events, on the
 * kit's followers and on Kafka's clients.
 */
@NullMarked
package dev.assay.triage.herald;

import org.jspecify.annotations.NullMarked;
