/**
 * What a new version owes to the versions before it, as operators decide it: rules by scope.
 *
 * <p>Pure values. May depend on the words, {@code evolution} and {@code inclusion} of {@code
 * dev.assay.schema}.
 */
@NullMarked
package dev.assay.contracts.compatibility;

import org.jspecify.annotations.NullMarked;
