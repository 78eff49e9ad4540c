/**
 * Keeps the bindings in force in step with what operators decide, while events flow.
 *
 * <p>May depend on {@code binding}, {@code catalogue} and on the kit's refusals to start; knows
 * Kafka only by what it is handed.
 */
@NullMarked
package dev.assay.validator.steering;

import org.jspecify.annotations.NullMarked;
