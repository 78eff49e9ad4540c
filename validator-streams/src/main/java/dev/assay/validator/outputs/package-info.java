/**
 * Whether the topics that events leave by can be written to.
 *
 * <p>May depend on {@code binding}, on Kafka's admin client and the kit's health.
 */
@NullMarked
package dev.assay.validator.outputs;

import org.jspecify.annotations.NullMarked;
