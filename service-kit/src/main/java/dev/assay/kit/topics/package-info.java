/**
 * Creates the topics a service needs, or verifies them.
 *
 * <p>May depend on the rooms config and lifecycle, and on Kafka's clients.
 */
@NullMarked
package dev.assay.kit.topics;

import org.jspecify.annotations.NullMarked;
