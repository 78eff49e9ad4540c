/**
 * The HTTP face for subscribers: changes as server-sent events, over a WebSocket, or in pages.
 *
 * <p>May depend on {@code changes}, {@code edge}, the contracts, the service kit and Micrometer.
 */
@NullMarked
package dev.assay.registry.changesapi;

import org.jspecify.annotations.NullMarked;
