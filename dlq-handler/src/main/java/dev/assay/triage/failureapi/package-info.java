/**
 * Answers {@code /failures} over HTTP.
 *
 * <p>May depend on the rooms {@code group}, {@code mark}, {@code timeline}, {@code ask}, {@code
 * alert} and {@code letters}, on the contracts' REST bodies and on the service kit.
 */
@NullMarked
package dev.assay.triage.failureapi;

import org.jspecify.annotations.NullMarked;
