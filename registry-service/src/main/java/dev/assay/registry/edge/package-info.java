/**
 * What all HTTP faces of the registry do alike: how fresh an answer is, who asks, what a failed
 * write is answered with.
 *
 * <p>May depend on {@code state}, {@code log}'s outcomes, the contracts and the service kit.
 */
@NullMarked
package dev.assay.registry.edge;

import org.jspecify.annotations.NullMarked;
