/**
 * Measures what an application pays for the registry client.
 *
 * <p>May depend on everything.
 */
@NullMarked
package dev.assay.benchmarks.sdk;

import org.jspecify.annotations.NullMarked;
