/**
 * Describes the registry to programs: its routes, its topics, and what its events carry.
 *
 * <p>May depend on {@code decision}, {@code state}, {@code log}'s outcomes, {@code
 * dev.assay.schema}, the contracts and the service kit.
 */
@NullMarked
package dev.assay.registry.describing;

import org.jspecify.annotations.NullMarked;
