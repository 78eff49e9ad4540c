/**
 * A real Kafka broker inside this JVM, for tests and for the embedded stack.
 *
 * <p>May depend on {@code dev.assay.servers}, Kafka and SLF4J. Nothing of Kafka's server classes
 * leaves this room.
 *
 * <p>The broker is put together from the parts of {@code KafkaRaftServer} instead of by that class,
 * because two of these parts have to be ours: the socket factory, so that ports are bound before
 * anything else happens (any free port without a race, "port in use" known at once), and the fault
 * handlers, whose standard form halts the JVM.
 */
@NullMarked
package dev.assay.servers.kafka;

import org.jspecify.annotations.NullMarked;
