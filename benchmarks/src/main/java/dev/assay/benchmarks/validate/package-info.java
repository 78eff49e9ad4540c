/**
 * What judging an event costs, from bytes to verdict, here and elsewhere.
 *
 * <p>May depend on the schema engine, JMH and the validators it is compared with.
 */
@NullMarked
package dev.assay.benchmarks.validate;

import org.jspecify.annotations.NullMarked;
