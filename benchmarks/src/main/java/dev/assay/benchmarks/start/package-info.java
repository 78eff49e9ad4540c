/**
 * How soon a service is ready, and what it holds then.
 *
 * <p>May depend on dev-stack's rehearsal.
 */
@NullMarked
package dev.assay.benchmarks.start;

import org.jspecify.annotations.NullMarked;
