/**
 * Measures how fast a dlq-handler groups dead letters, and what it needs for that.
 *
 * <p>May depend on the contracts and the local servers; runs the dlq-handler as a process.
 */
@NullMarked
package dev.assay.benchmarks.deadletters;

import org.jspecify.annotations.NullMarked;
