/**
 * The registry as one process: its configuration, its wiring, its main.
 *
 * <p>May depend on every room below it and on the service kit.
 */
@NullMarked
package dev.assay.registry;

import org.jspecify.annotations.NullMarked;
