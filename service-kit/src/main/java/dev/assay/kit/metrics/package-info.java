/**
 * Keeps the meters of a process for Prometheus to fetch.
 *
 * <p>May depend on the rooms http and health and on Micrometer. Names of meters belong to the
 * services.
 */
@NullMarked
package dev.assay.kit.metrics;

import org.jspecify.annotations.NullMarked;
