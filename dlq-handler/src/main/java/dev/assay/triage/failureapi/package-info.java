/**
 * Answers {@code /failures} over HTTP.
 *
 * <p>May depend on the room {@code group}, on the contracts' REST bodies and on the service kit.
 */
@NullMarked
package dev.assay.triage.failureapi;

import org.jspecify.annotations.NullMarked;
