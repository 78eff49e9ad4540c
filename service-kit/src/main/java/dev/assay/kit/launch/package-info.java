/**
 * Runs a service as a process, from its arguments to its exit code.
 *
 * <p>May depend on the rooms config and lifecycle.
 */
@NullMarked
package dev.assay.kit.launch;

import org.jspecify.annotations.NullMarked;
