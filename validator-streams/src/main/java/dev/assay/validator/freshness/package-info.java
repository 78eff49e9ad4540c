/**
 * Finds out whether a fact that could change a ruling is still on its way.
 *
 * <p>An event may overtake its schema: the registry had acknowledged the one before the other was
 * written, but a store follows the log in its own time. So before an event is called unknown, or is
 * found invalid by whatever version is the latest here, the store has to have come as far as the
 * log had when the event was written. When that was, only Kafka knows: first the end of the event's
 * partition is asked for, then the end of the log. Whatever lies in the partition below that end
 * was written before the log ended where it did, so one such pair of questions settles the matter
 * for the event, and for all that wait behind it: a flood of unknown names costs two questions a
 * batch, and the faster it comes the larger the batches are. (The same idea as a read barrier
 * before a rejection, known from brokers that validate schema ids.)
 *
 * <p>May depend on the contracts, on Kafka's admin client and on nothing else of the house.
 */
@NullMarked
package dev.assay.validator.freshness;

import org.jspecify.annotations.NullMarked;
