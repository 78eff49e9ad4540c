/**
 * Answers {@code /redrives} over HTTP.
 *
 * <p>May depend on the rooms {@code moving}, {@code redrive} and {@code group}, on the contracts
 * and on the service kit; never on Kafka.
 */
@NullMarked
package dev.assay.triage.redriveapi;

import org.jspecify.annotations.NullMarked;
