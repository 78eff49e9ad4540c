/**
 * What judging an event costs, from bytes to verdict.
 *
 * <p>May depend on the schema engine, networknt, Jackson and JMH.
 */
@NullMarked
package dev.assay.benchmarks.plan;

import org.jspecify.annotations.NullMarked;
