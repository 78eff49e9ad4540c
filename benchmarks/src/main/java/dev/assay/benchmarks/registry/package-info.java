/**
 * Measures the registry as a whole process would be used: reads, writes, a start with a long log.
 *
 * <p>May depend on everything.
 */
@NullMarked
package dev.assay.benchmarks.registry;

import org.jspecify.annotations.NullMarked;
