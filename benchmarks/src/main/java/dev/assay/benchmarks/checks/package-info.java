/**
 * What a compatibility check costs.
 *
 * <p>May depend on the schema engine alone.
 */
@NullMarked
package dev.assay.benchmarks.checks;

import org.jspecify.annotations.NullMarked;
