/**
 * Telemetry of a market-data platform that does not exist, for demonstrations.
 *
 * <p>Queues fill and drain, controllers throttle, producers are upgraded badly; all of it follows
 * from a seed and from the time that is passed in. Pure: no clock, no thread, no input or output.
 * May depend on the words of the schema engine, the names of headers and Jackson.
 */
@NullMarked
package dev.assay.devstack.demo;

import org.jspecify.annotations.NullMarked;
