/**
 * What operators decide about an invalid event: modes, scopes, policies.
 *
 * <p>Pure values. May depend on the words of {@code dev.assay.schema}.
 */
@NullMarked
package dev.assay.contracts.enforcement;

import org.jspecify.annotations.NullMarked;
