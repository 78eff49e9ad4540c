/**
 * What a validator says of itself to everybody: what it applies, what it judges, what it counted.
 *
 * <p>Pure values with their wire form. May depend on the words of {@code dev.assay.schema}, on
 * {@code json} and {@code rest}'s log position.
 */
@NullMarked
package dev.assay.contracts.instances;

import org.jspecify.annotations.NullMarked;
