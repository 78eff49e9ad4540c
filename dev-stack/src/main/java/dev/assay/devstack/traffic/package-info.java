/**
 * What the demo does to the stack: publishes the schemas of a folder, sends the simulated
 * telemetry.
 *
 * <p>A client like any other: may depend on {@code demo}, on clients/java and Kafka's producer, not
 * on {@code stack}.
 */
@NullMarked
package dev.assay.devstack.traffic;

import org.jspecify.annotations.NullMarked;
